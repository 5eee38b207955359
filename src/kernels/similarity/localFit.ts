import type { LocalFitOptions } from './types.ts';

/** Least part of a regressor's variance that must be left after the others for it to be used. */
const COLLINEARITY_LIMIT = 1e-12;

/**
 * Least squares of one response on a few centred regressors, from their second moments. Regressors with an odd
 * index are gradient magnitudes. Buffers are reused: fill `covariance` (row-major, lower triangle is enough) and
 * `cross`, then call `explainedVariance`.
 */
export interface LocalFit {
  readonly covariance: Float64Array;
  readonly cross: Float64Array;
  /** Coefficients of the last fit, 0 for regressors that were left out. */
  readonly coefficients: Float64Array;
  /** The variance of the response that the fit removes: Var(u) - Var(u - Mc). */
  explainedVariance(): number;
}

export function createLocalFit(
  regressorCount: number,
  { ridge, nonNegativeGradient }: LocalFitOptions,
): LocalFit {
  const covariance = new Float64Array(regressorCount * regressorCount);
  const cross = new Float64Array(regressorCount);
  const coefficients = new Float64Array(regressorCount);
  const factor = new Float64Array(regressorCount * regressorCount);
  const used = new Uint8Array(regressorCount);

  /** Cholesky factorisation and solution over the used regressors; a collinear one is left out. */
  const solve = (): void => {
    for (let a = 0; a < regressorCount; a++) {
      coefficients[a] = 0;
      if (used[a] === 0) continue;
      let pivot = covariance[a * regressorCount + a] + ridge;
      const before = pivot;
      for (let b = 0; b < a; b++) {
        if (used[b] === 0) continue;
        let sum = covariance[a * regressorCount + b];
        for (let c = 0; c < b; c++) {
          if (used[c] !== 0) sum -= factor[a * regressorCount + c] * factor[b * regressorCount + c];
        }
        sum /= factor[b * regressorCount + b];
        factor[a * regressorCount + b] = sum;
        pivot -= sum * sum;
      }
      if (!(pivot > COLLINEARITY_LIMIT * before)) used[a] = 0;
      else factor[a * regressorCount + a] = Math.sqrt(pivot);
    }
    for (let a = 0; a < regressorCount; a++) {
      if (used[a] === 0) continue;
      let sum = cross[a];
      for (let b = 0; b < a; b++) if (used[b] !== 0) sum -= factor[a * regressorCount + b] * coefficients[b];
      coefficients[a] = sum / factor[a * regressorCount + a];
    }
    for (let a = regressorCount - 1; a >= 0; a--) {
      if (used[a] === 0) continue;
      let sum = coefficients[a];
      for (let b = a + 1; b < regressorCount; b++) {
        if (used[b] !== 0) sum -= factor[b * regressorCount + a] * coefficients[b];
      }
      coefficients[a] = sum / factor[a * regressorCount + a];
    }
  };

  /** Leaves out the gradient with the most negative coefficient; with one gradient this is the exact optimum. */
  const dropNegativeGradient = (): boolean => {
    let worst = -1;
    for (let a = 1; a < regressorCount; a += 2) {
      if (coefficients[a] < 0 && (worst < 0 || coefficients[a] < coefficients[worst])) worst = a;
    }
    if (worst >= 0) used[worst] = 0;
    return worst >= 0;
  };

  const explainedVariance = (): number => {
    used.fill(1);
    do solve();
    while (nonNegativeGradient && dropNegativeGradient());
    let explained = 0;
    for (let a = 0; a < regressorCount; a++) {
      explained += coefficients[a] * (cross[a] + ridge * coefficients[a]);
    }
    return explained;
  };
  return { covariance, cross, coefficients, explainedVariance };
}
