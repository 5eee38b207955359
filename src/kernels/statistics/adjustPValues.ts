import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PValueCorrection } from './types.ts';

/**
 * Adjusted p values, in the order given, for comparison with the family-wise level. `comparisons` is the size
 * of the family when it holds more tests than are given. Holm (1979) steps down from the smallest p, takes the
 * running maximum and caps at 1.
 *
 * Errors: INVALID_INPUT for a p outside [0, 1] or a family smaller than the list.
 */
export function adjustPValues(
  pValues: readonly number[],
  correction: PValueCorrection,
  comparisons: number = pValues.length,
): number[] {
  if (!pValues.every((p) => p >= 0 && p <= 1)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A p value to adjust lies outside [0, 1]. Leave out tests without one.',
    );
  }
  if (!Number.isSafeInteger(comparisons) || comparisons < pValues.length) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A family of ${comparisons} comparisons cannot hold ${pValues.length} p values. Count every test of the family.`,
    );
  }
  if (correction === 'HOLM') return holm(pValues, comparisons);
  return pValues.map((p) => adjustOne(p, comparisons, correction));
}

function adjustOne(p: number, m: number, correction: 'BONFERRONI' | 'SIDAK'): number {
  return correction === 'BONFERRONI' ? Math.min(1, p * m) : -Math.expm1(m * Math.log1p(-p));
}

function holm(pValues: readonly number[], m: number): number[] {
  const ascending = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  ascending.forEach((i, step) => {
    largest = Math.max(largest, Math.min(1, pValues[i] * (m - step)));
    adjusted[i] = largest;
  });
  return adjusted;
}
