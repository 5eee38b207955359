import { brainShiftOrigin } from './brainShiftOrigin.ts';
import type { GaussianBump, TissueSampler } from './types.ts';

/** The tissue as it lies after brain shift: what was at the origin of each point. */
export function shiftTissue(sampleTissue: TissueSampler, bumps: readonly GaussianBump[]): TissueSampler {
  if (bumps.length === 0) return sampleTissue;
  const origin = new Float64Array(3);
  return (x, y, z, sample) => {
    brainShiftOrigin(bumps, x, y, z, origin);
    sampleTissue(origin[0], origin[1], origin[2], sample);
  };
}
