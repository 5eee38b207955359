import type { PatchWeight } from './types.ts';

/** The weight of a patch from the variance of its ultrasound. */
export function patchWeight(variance: number, weight: PatchWeight): number {
  if (weight === 'std') return Math.sqrt(variance);
  return weight === 'variance' ? variance : variance ** weight.variancePower;
}
