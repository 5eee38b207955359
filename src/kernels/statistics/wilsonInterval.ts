import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { normalQuantile } from './normalQuantile.ts';
import type { ProportionInterval } from './types.ts';

/**
 * Wilson's (1927) score interval, without continuity correction, of k successes in n independent trials.
 * `level` is the confidence level, for example 0.95.
 *
 * Errors: INVALID_INPUT unless 0 <= k <= n are whole numbers and 0 < level < 1.
 */
export function wilsonInterval(k: number, n: number, level: number): ProportionInterval {
  if (!Number.isSafeInteger(k) || !Number.isSafeInteger(n) || k < 0 || k > n) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A proportion needs whole numbers 0 <= k <= n but has ${k} of ${n}.`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new SonoledgerError('INVALID_INPUT', `A confidence level lies between 0 and 1 but is ${level}.`);
  }
  if (n === 0) return { state: 'NO_VALUES', n: 0 };
  const z = normalQuantile(0.5 + level / 2);
  const proportion = k / n;
  const centre = (k + (z * z) / 2) / (n + z * z);
  const halfWidth = (z * Math.sqrt(n * proportion * (1 - proportion) + (z * z) / 4)) / (n + z * z);
  return {
    state: 'DEFINED',
    proportion,
    lower: k === 0 ? 0 : centre - halfWidth,
    upper: k === n ? 1 : centre + halfWidth,
    n,
  };
}
