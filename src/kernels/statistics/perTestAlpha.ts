import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { AlphaCorrection } from './types.ts';

/**
 * The level of each of m tests that keeps the family-wise level at alpha: alpha / m (Bonferroni) or
 * 1 - (1 - alpha)^(1/m) (Sidak, exact for independent tests).
 *
 * Errors: INVALID_INPUT unless 0 < alpha < 1 and m is a positive whole number.
 */
export function perTestAlpha(alpha: number, comparisons: number, correction: AlphaCorrection): number {
  if (!(alpha > 0 && alpha < 1) || !Number.isSafeInteger(comparisons) || comparisons < 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A corrected level needs 0 < alpha < 1 and at least one comparison but has ${alpha} and ${comparisons}.`,
    );
  }
  return correction === 'BONFERRONI' ? alpha / comparisons : -Math.expm1(Math.log1p(-alpha) / comparisons);
}
