import { studentQuantile } from '../statistics/studentQuantile.ts';
import { sum } from '../statistics/sum.ts';
import type { Agreement } from './types.ts';

/**
 * Kappa of any number of raters who need not be the same for each subject (Fleiss 1971, with missing ratings
 * and the subject-wise standard error of Gwet, Handbook of Inter-Rater Reliability, 2021). The interval uses
 * Student's t with one degree of freedom less than there are rated subjects.
 * @param counts a row a subject, a column a category: how many raters chose it. Subjects with one rating add to
 * what chance expects and not to the observed agreement.
 * @param level confidence level, for example 0.95
 */
export function fleissKappa(counts: readonly (readonly number[])[], level: number): Agreement {
  const rated = counts.filter((row) => sum(row) > 0);
  const nSubjects = rated.filter((row) => sum(row) > 1).length;
  if (nSubjects < 2) return { state: 'TOO_FEW_SUBJECTS', nSubjects };
  const shares = rated.map((row) => row.map((count) => count / sum(row)));
  const popularity = shares[0].map((_, k) => sum(shares.map((row) => row[k])) / rated.length);
  const expected = sum(popularity.map((share) => share ** 2));
  if (popularity.some((share) => share === 1)) return { state: 'NO_VARIATION', nSubjects };
  const agreements = rated.map(pairwiseAgreement);
  const observed = sum(agreements) / nSubjects;
  const kappa = (observed - expected) / (1 - expected);
  const influences = rated.map((row, i) => {
    const own = sum(row) > 1 ? (rated.length / nSubjects) * (agreements[i] - expected) : 0;
    const chance = sum(shares[i].map((share, k) => share * popularity[k])) - expected;
    return (own - 2 * (1 - kappa) * chance) / (1 - expected);
  });
  const spread = sum(influences.map((influence) => (influence - kappa) ** 2));
  const standardError = Math.sqrt(spread / (rated.length * (rated.length - 1)));
  const reach = studentQuantile(0.5 + level / 2, rated.length - 1) * standardError;
  return {
    state: 'DEFINED',
    kappa,
    standardError,
    lower: Math.max(-1, kappa - reach),
    upper: Math.min(1, kappa + reach),
    observed,
    expected,
    nSubjects,
  };
}

/** Share of pairs of raters of one subject who agree; 0 without a pair. */
function pairwiseAgreement(row: readonly number[]): number {
  const raters = sum(row);
  return raters > 1 ? sum(row.map((count) => count * (count - 1))) / (raters * (raters - 1)) : 0;
}
