import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { DIFFERENCE_QUANTUM, quantiseDifferences } from './quantiseDifferences.ts';
import type { PairedEffectSizes } from './types.ts';

// J(1) is 0: with two pairs Hedges' correction leaves nothing.
const FEWEST_PAIRS = 3;

/**
 * Standardised mean differences x - y of paired values. The variants answer different questions and can differ
 * several times over, so each carries its name and none is "Cohen's d". Differences that are equal to 1e-10
 * have no variation and hence no dz.
 *
 * Errors: INVALID_INPUT for lists of different length, NON_FINITE_VALUES for a value that is not finite.
 */
export function pairedEffectSizes(x: ArrayLike<number>, y: ArrayLike<number>): PairedEffectSizes {
  if (x.length !== y.length) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Paired values need lists of one length but have ${x.length} and ${y.length}. Pair them by patient first.`,
    );
  }
  const n = x.length;
  const differences = Array.from(x, (value, i) => value - y[i]);
  const quantised = quantiseDifferences(differences, DIFFERENCE_QUANTUM);
  if (n < FEWEST_PAIRS) return { state: 'TOO_FEW_PAIRS', n };
  const meanDifference = meanOf(differences);
  if (quantised.every((d) => d === quantised[0])) return { state: 'NO_VARIATION', n, meanDifference };
  const sdDifference = sampleSd(differences);
  const dz = meanDifference / sdDifference;
  return {
    state: 'DEFINED',
    n,
    meanDifference,
    sdDifference,
    dz,
    dAv: meanDifference / ((sampleSd(x) + sampleSd(y)) / 2),
    hedgesGz: dz * hedgesFactor(n - 1),
  };
}

/** J(df) = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)) for df >= 2, by the recurrence of the ratio in steps of 2. */
function hedgesFactor(df: number): number {
  let ratio = df % 2 === 0 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let k = df % 2 === 0 ? 2 : 3; k < df; k += 2) ratio *= k / (k - 1);
  return ratio / Math.sqrt(df / 2);
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

function sampleSd(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
