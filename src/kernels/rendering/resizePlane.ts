import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { resizeChannel } from './resizeChannel.ts';
import type { PlaneSamples } from './types.ts';

/**
 * Resamples a plane to another number of pixels over the same extent: linear when it grows, averaging when
 * it shrinks. Unknown pixels carry no weight; a result is known when at least half of its weight is.
 *
 * @throws INVALID_INPUT when the new size is not a whole number of pixels, at least 1.
 */
export function resizePlane(samples: PlaneSamples, width: number, height: number): PlaneSamples {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'A picture needs a whole number of pixels, at least 1 by 1.');
  }
  const weighted = samples.values.map((value, at) => (samples.known[at] ? value : 0));
  const resize = (source: Float32Array): Float32Array =>
    resizeChannel(source, samples.width, samples.height, width, height);
  const values = resize(weighted);
  const known = new Uint8Array(width * height);
  if (samples.known.includes(0)) setKnown(values, resize(Float32Array.from(samples.known)), known);
  else known.fill(1);
  const pixelMm = [
    (samples.pixelMm[0] * samples.width) / width,
    (samples.pixelMm[1] * samples.height) / height,
  ] as const;
  return { width, height, pixelMm, values, known };
}

/** Gives values back the weight that unknown pixels took, where at least half of it is left. */
function setKnown(values: Float32Array, share: Float32Array, known: Uint8Array): void {
  for (let at = 0; at < known.length; at++) {
    known[at] = share[at] >= 0.5 - 1e-6 ? 1 : 0;
    values[at] = known[at] ? values[at] / share[at] : 0;
  }
}
