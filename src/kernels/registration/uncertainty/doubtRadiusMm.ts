/**
 * Bias of LC2 on real tissue, which phantoms do not have: its maximum lay 0.9 to 2.3 mm from the landmarks' rigid fit
 * on the two public pairs where we know it.
 */
const REAL_BIAS_MM = 2;

/** A target that moved less than this, mm, may as well lie where tracking put it: the 95 % radius and the bias. */
export const doubtRadiusMm = (displacementRadius95Mm: number): number =>
  Math.hypot(displacementRadius95Mm, REAL_BIAS_MM);
