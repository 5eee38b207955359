import { requireSameSize } from './requireSameSize.ts';
import type { PlaneMask, PlaneSamples } from './types.ts';

/**
 * The samples with everything outside a mask made unknown.
 *
 * @throws INVALID_INPUT when the sizes differ.
 */
export function restrictSamples(samples: PlaneSamples, mask: PlaneMask): PlaneSamples {
  requireSameSize(samples, mask);
  const known = samples.known.map((value, at) => (mask.data[at] === 0 ? 0 : value));
  return { ...samples, known };
}
