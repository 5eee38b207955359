import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** 0.80 - 0.78 and 0.60 - 0.58 differ in the last place of a double; at this step they are equal. */
export const DIFFERENCE_QUANTUM = 1e-10;

/**
 * Differences as whole multiples of `quantum`, so that ties and zeros are found whatever the rounding of the
 * values they came from. A quantum of 0 leaves them as they are.
 *
 * Errors: NON_FINITE_VALUES for a difference that is not finite.
 */
export function quantiseDifferences(differences: ArrayLike<number>, quantum: number): Float64Array {
  return Float64Array.from(differences, (difference) => {
    if (!Number.isFinite(difference)) {
      throw new SonoledgerError(
        'NON_FINITE_VALUES',
        'A paired difference is not finite. Pair only units that have a value in both arms.',
      );
    }
    return quantum > 0 ? Math.round(difference / quantum) : difference;
  });
}
