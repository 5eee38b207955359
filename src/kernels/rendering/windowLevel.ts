import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { GreyImage, PlaneSamples, ValueRange } from './types.ts';

/**
 * Maps values to 8 bit grey: `low` and less to 0, `high` and more to 255, between them the power `gamma` of the
 * share of the window, rounded. A gamma below 1 lifts the dark half.
 *
 * @throws INVALID_INPUT when the range is empty or not finite, or gamma not positive.
 */
export function windowLevel(samples: PlaneSamples, { low, high }: ValueRange, gamma = 1): GreyImage {
  if (!(gamma > 0)) throw new SonoledgerError('INVALID_INPUT', `Gamma must be positive; it is ${gamma}.`);
  if (!(Number.isFinite(low) && Number.isFinite(high) && high > low)) {
    throw new SonoledgerError('INVALID_INPUT', 'A display window needs finite values with low < high.');
  }
  // A clamped array rounds and cuts to 0..255 by itself.
  const grey = new Uint8ClampedArray(samples.values.length);
  const gain = 255 / (high - low);
  for (let at = 0; at < grey.length; at++) grey[at] = (samples.values[at] - low) * gain * samples.known[at];
  const data = new Uint8Array(grey.buffer);
  if (gamma !== 1) applyGamma(data, gamma);
  return { width: samples.width, height: samples.height, data, known: samples.known };
}

function applyGamma(grey: Uint8Array, gamma: number): void {
  const curve = Uint8Array.from({ length: 256 }, (_, value) => Math.round(255 * (value / 255) ** gamma));
  for (let at = 0; at < grey.length; at++) grey[at] = curve[grey[at]];
}
