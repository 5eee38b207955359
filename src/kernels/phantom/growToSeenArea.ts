import { abs, max, min, sqrt } from './boundMath.ts';
import { createTissueSampler } from './createTissueSampler.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { type FanPoint, toFan } from './toFan.ts';
import type { Anatomy, Fan, Tumour } from './types.ts';

const NODES = 40;
/** Half the side of the sampled box, in radii; lobes reach no further. */
const REACH = 2.4;
const ROUNDS = 4;
/** No tumour grows beyond this factor: in a narrow view the target may be out of reach. */
const MOST = 1.35;

/**
 * Grows a placed tumour until the largest cross-section that brain and cone leave of it is the one asked for.
 * @param tumour placed in `anatomy`
 */
export function growToSeenArea(anatomy: Anatomy, tumour: Tumour, fan: Fan): Tumour {
  let grown = tumour;
  for (let round = 0; round < ROUNDS; round++) {
    const factor = sqrt(
      tumour.traits.targetAreaMm2 / max(1, seenAreaMm2({ ...anatomy, tumour: grown }, grown, fan)),
    );
    if (factor < 1.01) break;
    grown = { ...tumour, radiusMm: min(MOST * tumour.radiusMm, factor * grown.radiusMm) };
  }
  return grown;
}

/** Largest cross-section inside the brain and the cone, over the planes of the three axes of the probe frame. */
function seenAreaMm2(anatomy: Anatomy, { centre, radiusMm }: Tumour, fan: Fan): number {
  const sampleTissue = createTissueSampler(anatomy);
  const sample = emptyTissueSample();
  const point: FanPoint = { rangeMm: 0, beamRad: 0, frameRad: 0 };
  const stepMm = (2 * REACH * radiusMm) / NODES;
  const counts = new Int32Array(3 * NODES);
  const offset = (n: number): number => (n + 0.5 - NODES / 2) * stepMm;
  for (let k = 0; k < NODES; k++) {
    for (let j = 0; j < NODES; j++) {
      for (let i = 0; i < NODES; i++) {
        const [x, y, z] = [centre[0] + offset(i), centre[1] + offset(j), centre[2] + offset(k)];
        toFan(fan, x, y, z, point);
        if (!insideFan(fan, point)) continue;
        sampleTissue(x, y, z, sample);
        if (sample.tumourMm >= 0) continue;
        counts[i]++;
        counts[NODES + j]++;
        counts[2 * NODES + k]++;
      }
    }
  }
  return counts.reduce((a, b) => max(a, b), 0) * stepMm * stepMm;
}

function insideFan(fan: Fan, { rangeMm, beamRad, frameRad }: FanPoint): boolean {
  return (
    rangeMm > 0 &&
    rangeMm < fan.depthMm &&
    abs(beamRad) < fan.halfLateralRad &&
    abs(frameRad) < fan.halfElevationRad
  );
}
