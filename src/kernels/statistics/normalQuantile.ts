import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { normalUpperTail } from './normalUpperTail.ts';

/**
 * The z with P(Z <= z) = p: Abramowitz and Stegun 26.2.23 refined by Halley's method to double precision.
 *
 * Errors: INVALID_INPUT unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) {
    throw new SonoledgerError('INVALID_INPUT', `A normal quantile needs 0 < p < 1 but p is ${p}.`);
  }
  return p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
}

/** The z >= 0 with upper tail p <= 0.5. */
function upperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 3; i++) {
    const newton = ((normalUpperTail(z) - p) * Math.sqrt(2 * Math.PI)) / Math.exp(-(z * z) / 2);
    z += newton / (1 - (newton * z) / 2);
  }
  return z;
}
