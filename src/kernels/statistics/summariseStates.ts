import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { StateSummary, StateSums, SummarisedDefinition, SummaryPolicy } from './types.ts';

/**
 * Mean and standard deviations of one metric under a summary policy, from sufficient statistics.
 *
 * Errors: INVALID_INPUT when a count is not a whole number or the state counts do not add up to `nTotal`.
 */
export function summariseStates(
  sums: StateSums,
  policy: SummaryPolicy,
  definition: SummarisedDefinition,
): StateSummary {
  validate(sums);
  const { nTotal } = sums;
  const filled = policy === 'FAANES_2025' ? definition.emptyPredictionCountsAs : null;
  const nFilled = filled === null ? 0 : sums.nEmptyPrediction;
  const n = sums.nDefined + nFilled;
  if (n === 0) return { state: 'NO_VALUES', nTotal };
  const mean = (sums.sum + nFilled * (filled ?? 0)) / n;
  const sumSquares = sums.sumSquares + nFilled * (filled ?? 0) ** 2;
  // Rounding may leave a sum of squares just below n mean^2 when all values are equal.
  const deviation = Math.max(0, sumSquares - n * mean * mean);
  return {
    state: 'DEFINED',
    mean,
    sdPopulation: Math.sqrt(deviation / n),
    sdSample: n > 1 ? Math.sqrt(deviation / (n - 1)) : null,
    nDefined: n,
    nTotal,
  };
}

function validate(sums: StateSums): void {
  const { nTotal, nDefined, nEmptyPrediction, nEmptyReference, nBothEmpty, nMissing, nFailed } = sums;
  const counts = [nDefined, nEmptyPrediction, nEmptyReference, nBothEmpty, nMissing, nFailed];
  const added = counts.reduce((total, count) => total + count, 0);
  if (![nTotal, ...counts].every((n) => Number.isSafeInteger(n) && n >= 0) || added !== nTotal) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The metric states count ${added} slices but the total is ${nTotal}. Count every slice under exactly one state.`,
      { added, nTotal },
    );
  }
  if (!Number.isFinite(sums.sum) || !Number.isFinite(sums.sumSquares)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A sum of metric values is not finite. Sum defined values only.',
    );
  }
}
