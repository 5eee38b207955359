import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { floor, max, min, sqrt } from './boundMath.ts';
import { createNoiseLattice } from './createNoiseLattice.ts';
import { drawDirection } from './drawDirection.ts';
import { tumourShapeDistance } from './tumourShapeDistance.ts';
import type { Calcification, Tumour, TumourLobe, TumourShape, TumourTraits } from './types.ts';

/**
 * Draws a tumour of the given traits at the origin of the probe frame; its shape has the target cross-section
 * on the largest of its axis planes.
 */
export function createTumour(traits: TumourTraits, random: RandomGenerator): Tumour {
  const round = traits.histologyLike === 'METASTASIS_LIKE';
  const shape: TumourShape = {
    lobes: drawLobes(random.fork('lobes'), round),
    roughness: round ? 0.06 : 0.1 + 0.07 * random.uniform(),
    noise: createNoiseLattice(random.fork('noise'), {
      nodes: 32,
      spacingMm: 0.14,
      sigmaMm: 0.33,
      channels: 1,
    }),
  };
  const radiusMm = sqrt(traits.targetAreaMm2 / largestUnitArea(shape));
  const diffuse = traits.histologyLike === 'DIFFUSE_GLIOMA_LIKE';
  return {
    traits,
    shape,
    radiusMm,
    centre: [0, 0, 0],
    infiltration: diffuse ? 0.5 : 0.15,
    coreWallMm: coreWall(traits, radiusMm),
    oedemaMm: (diffuse ? 2 : 5) * (0.5 + random.uniform()) * min(1, radiusMm / 8),
    calcifications: drawCalcifications(random.fork('calcifications'), radiusMm),
  };
}

function drawLobes(random: RandomGenerator, round: boolean): TumourLobe[] {
  const spread = round ? 0.1 : 0.3;
  const axis = (): number => 1 + spread * (2 * random.uniform() - 1);
  const lobes: TumourLobe[] = [{ offset: [0, 0, 0], axes: [axis(), axis(), axis()] }];
  const extra = round ? 0 : floor(random.uniform() * 3);
  for (let n = 0; n < extra; n++) {
    const [x, y, z] = drawDirection(random);
    const reach = 0.6 + 0.4 * random.uniform();
    lobes.push({
      offset: [x * reach, y * reach, z * reach],
      axes: [0.6 * axis(), 0.6 * axis(), 0.6 * axis()],
    });
  }
  return lobes;
}

function coreWall(traits: TumourTraits, radiusMm: number): number | undefined {
  if (traits.echogenicity === 'CYSTIC') return max(1, 0.2 * radiusMm);
  if (traits.histologyLike === 'HIGH_GRADE_GLIOMA_LIKE') return 0.5 * radiusMm;
  return undefined;
}

function drawCalcifications(random: RandomGenerator, radiusMm: number): Calcification[] {
  if (radiusMm < 7 || random.uniform() > 0.4) return [];
  return Array.from({ length: 1 + floor(random.uniform() * 3) }, () => {
    const [x, y, z] = drawDirection(random);
    const reach = radiusMm * (0.2 + 0.4 * random.uniform());
    const centre: Vec3 = [x * reach, y * reach, z * reach];
    return { centre, radiusMm: 0.8 + 0.7 * random.uniform() };
  });
}

/** Largest cross-section of the unit shape over the planes of the three axes, in radii squared. */
function largestUnitArea(shape: TumourShape): number {
  const nodes = 48;
  const step = 4.8 / nodes;
  const counts = new Int32Array(3 * nodes);
  for (let k = 0; k < nodes; k++) {
    for (let j = 0; j < nodes; j++) {
      for (let i = 0; i < nodes; i++) {
        const at = (n: number): number => (n + 0.5) * step - 2.4;
        if (tumourShapeDistance(shape, at(i), at(j), at(k)) < 0) {
          counts[i]++;
          counts[nodes + j]++;
          counts[2 * nodes + k]++;
        }
      }
    }
  }
  return counts.reduce((a, b) => max(a, b), 0) * step * step;
}
