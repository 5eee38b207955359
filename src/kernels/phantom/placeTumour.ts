import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { abs, max, min } from './boundMath.ts';
import { createTissueSampler } from './createTissueSampler.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { fromFan } from './fromFan.ts';
import { growToSeenArea } from './growToSeenArea.ts';
import { type FanPoint, toFan } from './toFan.ts';
import { tumourShapeDistance } from './tumourShapeDistance.ts';
import type { Anatomy, Fan, Tumour } from './types.ts';

const TRIALS = 40;

/**
 * Moves a tumour to a place in the cone where most of it is brain that the probe sees: of 40 random places the
 * first that keeps 97 % of the tumour, else the best. What is cut off there is made up for by its size.
 */
export function placeTumour(anatomy: Anatomy, tumour: Tumour, fan: Fan, random: RandomGenerator): Anatomy {
  const probe = shapePoints(tumour);
  const sampleTissue = createTissueSampler(anatomy);
  const sample = emptyTissueSample();
  const point: FanPoint = { rangeMm: 0, beamRad: 0, frameRad: 0 };
  const seen = (centre: Vec3): number => {
    const count = probe.filter(([dx, dy, dz]) => {
      const [x, y, z] = [centre[0] + dx, centre[1] + dy, centre[2] + dz];
      toFan(fan, x, y, z, point);
      if (!insideFan(fan, point)) return false;
      sampleTissue(x, y, z, sample);
      return sample.depthMm > 0.5 && sample.ventricleMm > 1 && sample.falxMm > 1.5;
    }).length;
    return count / probe.length;
  };
  let best: Vec3 = [0, 0, fan.depthMm / 2];
  let bestSeen = -1;
  for (let trial = 0; trial < TRIALS && bestSeen < 0.97; trial++) {
    const centre = drawCentre(fan, tumour.radiusMm, random);
    const share = seen(centre);
    if (share > bestSeen) {
      best = centre;
      bestSeen = share;
    }
  }
  const placed = { ...tumour, centre: best };
  return { ...anatomy, tumour: growToSeenArea(anatomy, placed, fan) };
}

function insideFan(fan: Fan, { rangeMm, beamRad, frameRad }: FanPoint): boolean {
  return (
    rangeMm > 4 &&
    rangeMm < fan.depthMm - 1 &&
    abs(beamRad) < 0.93 * fan.halfLateralRad &&
    abs(frameRad) < 0.93 * fan.halfElevationRad
  );
}

/** Large tumours in the middle, small ones anywhere from the cortex to 40 mm. */
function drawCentre(fan: Fan, radiusMm: number, random: RandomGenerator): Vec3 {
  const nearest = min(0.5 * fan.depthMm, 5 + 0.9 * radiusMm);
  const furthest = max(nearest, 0.85 * fan.depthMm - radiusMm);
  const angle = (half: number): number => half * 0.7 * (2 * random.uniform() - 1);
  const rangeMm = nearest + (furthest - nearest) * random.uniform();
  return fromFan(fan, rangeMm, angle(fan.halfLateralRad), angle(fan.halfElevationRad));
}

/** Points inside the shape, relative to its centre, mm. */
function shapePoints({ shape, radiusMm }: Tumour): Vec3[] {
  const steps = [-1.4, -1.0, -0.6, -0.2, 0.2, 0.6, 1.0, 1.4];
  return steps.flatMap((z) =>
    steps.flatMap((y) =>
      steps
        .filter((x) => tumourShapeDistance(shape, x, y, z) < 0)
        .map((x): Vec3 => [x * radiusMm, y * radiusMm, z * radiusMm]),
    ),
  );
}
