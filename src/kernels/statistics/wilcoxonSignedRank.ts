import { midranks } from './midranks.ts';
import { minimumSignedRankP } from './minimumSignedRankP.ts';
import { normalUpperTail } from './normalUpperTail.ts';
import { DIFFERENCE_QUANTUM, quantiseDifferences } from './quantiseDifferences.ts';
import type { SignedRankResult, ZeroDifferences } from './types.ts';

// The exact distribution has about n^2 points and takes n passes: 500 pairs need a fraction of a second.
const MOST_EXACT_PAIRS = 500;

export interface SignedRankOptions {
  /** Default `DROP`. */
  readonly zeros?: ZeroDifferences;
  /** Step to which differences are rounded before they are compared; 0 ranks raw doubles. Default 1e-10. */
  readonly quantum?: number;
}

/**
 * Wilcoxon's signed-rank test, two-sided, of paired differences. The exact p is that of the permutation
 * distribution over all sign patterns given the observed ranks, so it holds with ties and zeros. Unit of
 * analysis is the caller's: the differences must be independent, one per patient.
 *
 * Errors: NON_FINITE_VALUES for a difference that is not finite.
 */
export function wilcoxonSignedRank(
  differences: ArrayLike<number>,
  { zeros = 'DROP', quantum = DIFFERENCE_QUANTUM }: SignedRankOptions = {},
): SignedRankResult {
  const all = quantiseDifferences(differences, quantum);
  const nonZero = all.filter((d) => d !== 0);
  if (nonZero.length === 0) return { state: 'NO_NONZERO_DIFFERENCES', n: all.length };
  const ranks = ranksOfNonZero(all, nonZero, zeros);
  const wPlus = sumWhere(ranks, (i) => nonZero[i] > 0);
  const wMinus = sumWhere(ranks, (i) => nonZero[i] < 0);
  const pExact = ranks.length <= MOST_EXACT_PAIRS ? exactP(ranks, wPlus) : null;
  const pNormalWithContinuity = normalP(ranks, wPlus, 0.5);
  return {
    state: 'DEFINED',
    n: all.length,
    nZero: all.length - nonZero.length,
    wPlus,
    wMinus,
    pValue: pExact ?? pNormalWithContinuity,
    method: pExact === null ? 'NORMAL_WITH_CONTINUITY' : 'EXACT_PERMUTATION',
    pExact,
    pNormal: normalP(ranks, wPlus, 0),
    pNormalWithContinuity,
    pMinimum: minimumSignedRankP(ranks.length),
  };
}

function ranksOfNonZero(all: Float64Array, nonZero: Float64Array, zeros: ZeroDifferences): Float64Array {
  if (zeros === 'DROP') return midranks(nonZero.map(Math.abs));
  return midranks(all.map(Math.abs)).filter((_, i) => all[i] !== 0);
}

function sumWhere(ranks: Float64Array, isCounted: (i: number) => boolean): number {
  return ranks.reduce((sum, rank, i) => (isCounted(i) ? sum + rank : sum), 0);
}

/** P(|W - mean| >= |w - mean|) when every rank carries either sign with probability one half. */
function exactP(ranks: Float64Array, wPlus: number): number {
  // Midranks are multiples of one half, so doubled they index an array.
  const doubled = Array.from(ranks, (rank) => 2 * rank);
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    for (let w = reached; w >= 0; w--) {
      probability[w] = (probability[w] + (w >= rank ? probability[w - rank] : 0)) / 2;
    }
  }
  const distance = Math.abs(4 * wPlus - total);
  let p = 0;
  for (let w = 0; w <= total; w++) if (Math.abs(2 * w - total) >= distance) p += probability[w];
  return Math.min(p, 1);
}

/** Mean half the rank sum, variance a quarter of the sum of squared ranks, which holds with ties and zeros. */
function normalP(ranks: Float64Array, wPlus: number, continuity: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4;
  const z = Math.max(Math.abs(wPlus - mean) - continuity, 0) / Math.sqrt(variance);
  return Math.min(1, 2 * normalUpperTail(z));
}
