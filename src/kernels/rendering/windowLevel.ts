import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { GreyImage, PlaneSamples, ValueRange } from './types.ts';

/**
 * Maps values to 8 bit grey: `low` and less to 0, `high` and more to 255, linear between, rounded.
 *
 * @throws INVALID_INPUT when the range is empty or not finite.
 */
export function windowLevel(samples: PlaneSamples, { low, high }: ValueRange): GreyImage {
  if (!(Number.isFinite(low) && Number.isFinite(high) && high > low)) {
    throw new SonoledgerError('INVALID_INPUT', 'A display window needs finite values with low < high.');
  }
  // A clamped array rounds and cuts to 0..255 by itself.
  const grey = new Uint8ClampedArray(samples.values.length);
  const gain = 255 / (high - low);
  for (let at = 0; at < grey.length; at++) grey[at] = (samples.values[at] - low) * gain * samples.known[at];
  const data = new Uint8Array(grey.buffer);
  return { width: samples.width, height: samples.height, data, known: samples.known };
}
