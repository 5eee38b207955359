/**
 * The least two-sided exact p of the signed-rank test with n non-zero pairs: all differences of one sign, 2 of
 * 2^n patterns. No data of n pairs can give a smaller one; 6 pairs give 0.03125.
 */
export function minimumSignedRankP(n: number): number {
  return n < 1 ? 1 : 2 ** (1 - n);
}
