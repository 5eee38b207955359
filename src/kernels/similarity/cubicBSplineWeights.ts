/**
 * Weights of the cubic B-spline at four neighbouring bins, which sum to 1: the Parzen window of Mattes et al. 2003.
 * @param fraction position between the second and the third bin, 0 to 1
 * @param weights filled with the weights of the bins -1, 0, 1, 2 from the position's whole part
 */
export function cubicBSplineWeights(fraction: number, weights: Float64Array): void {
  const rest = 1 - fraction;
  weights[0] = (rest * rest * rest) / 6;
  weights[1] = 2 / 3 - 0.5 * fraction * fraction * (2 - fraction);
  weights[2] = 2 / 3 - 0.5 * rest * rest * (2 - rest);
  weights[3] = (fraction * fraction * fraction) / 6;
}
