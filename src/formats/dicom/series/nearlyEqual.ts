/** Cosines and spacings of one acquisition agree to the digits that are stored, six or more. */
const TOLERANCE = 1e-4;

/** Whether two vectors are both absent, or of one length and within 1e-4 in every number. */
export function nearlyEqual(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((value, n) => Math.abs(value - b[n]) <= TOLERANCE);
}
