import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { requireSameSize } from './requireSameSize.ts';
import type { GreyImage, PlaneMask } from './types.ts';

/**
 * Multiplies the grey values outside a mask by a factor in [0, 1], so that the eye stays inside.
 *
 * @throws INVALID_INPUT when the sizes differ or the factor is outside [0, 1].
 */
export function dimOutside(image: GreyImage, mask: PlaneMask, factor: number): GreyImage {
  requireSameSize(image, mask);
  if (!(factor >= 0 && factor <= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'The dimming factor must lie between 0 and 1.');
  }
  const data = image.data.slice();
  for (let at = 0; at < data.length; at++) if (mask.data[at] === 0) data[at] = data[at] * factor + 0.5;
  return { ...image, data };
}
