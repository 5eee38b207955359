/**
 * The ratio that holds at least the given share of further cases like these: the ceil((n + 1) level)-th smallest, as in
 * conformal prediction (Vovk et al. 2005); the largest where n is too small for the level.
 */
export function coveringRatio(ascending: readonly number[], level: number): number {
  const rank = Math.min(ascending.length, Math.ceil((ascending.length + 1) * level));
  return ascending[rank - 1];
}
