const SERIES_LIMIT = 3;

/**
 * P(Z > z) of the standard normal distribution, to about 13 significant digits in the upper tail as well:
 * Marsaglia's (2004) series near the centre, the continued fraction of the Mills ratio beyond.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  if (z === Infinity) return 0;
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < SERIES_LIMIT ? 0.5 - density * centralSeries(z) : density * millsRatio(z);
}

/** z + z^3/3 + z^5/(3*5) + ... */
function centralSeries(z: number): number {
  let sum = z;
  let term = z;
  for (let k = 3; term > 1e-18 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum;
}

/** 1/(z+ 1/(z+ 2/(z+ 3/(z+ ...)))), from the inside out; 100 levels are exact to the last place from z = 3. */
function millsRatio(z: number): number {
  let denominator = z;
  for (let k = 100; k > 0; k--) denominator = z + k / denominator;
  return 1 / denominator;
}
