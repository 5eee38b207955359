import { invertMatrix } from './invertMatrix.ts';

/** q(s) = constant + gradient . s + s . hessian s / 2, around a centre. */
export interface Quadratic {
  constant: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

export function evaluateQuadratic(
  { constant, gradient, hessian }: Quadratic,
  step: ArrayLike<number>,
): number {
  const n = gradient.length;
  let value = constant;
  for (let a = 0; a < n; a++) {
    let row = 0;
    for (let b = 0; b < n; b++) row += hessian[a * n + b] * step[b];
    value += step[a] * (gradient[a] + 0.5 * row);
  }
  return value;
}

/**
 * Interpolation by quadratics whose Hessian has the least Frobenius norm (Powell 2004, "Least Frobenius norm
 * updating of quadratic models"), which needs fewer points than a full quadratic. `displacements` are the points
 * relative to the centre, `scale` their typical length.
 * @returns a function that gives the quadratic through the values, or undefined when the points do not determine one
 */
export function leastNormInterpolation(
  displacements: readonly Float64Array[],
  scale: number,
): ((values: ArrayLike<number>) => Quadratic) | undefined {
  const points = displacements.map((d) => d.map((x) => x / scale));
  const m = points.length;
  const n = points[0].length;
  const inverse = invertMatrix(interpolationMatrix(points), m + n + 1);
  if (inverse === undefined) return undefined;
  const order = m + n + 1;
  return (values) => {
    const solution = new Float64Array(order);
    for (let row = 0; row < order; row++) {
      for (let column = 0; column < m; column++)
        solution[row] += inverse[row * order + column] * values[column];
    }
    const gradient = solution.slice(m + 1).map((g) => g / scale);
    const hessian = new Float64Array(n * n);
    for (let p = 0; p < m; p++) {
      const weight = solution[p] / (scale * scale);
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) hessian[a * n + b] += weight * points[p][a] * points[p][b];
      }
    }
    return { constant: solution[m], gradient, hessian };
  };
}

/** The optimality system [A P; P' 0] with A = (s_i . s_j)^2 / 2 and P = [1 s]. */
function interpolationMatrix(points: readonly Float64Array[]): Float64Array {
  const m = points.length;
  const n = points[0].length;
  const order = m + n + 1;
  const matrix = new Float64Array(order * order);
  for (let p = 0; p < m; p++) {
    for (let q = 0; q < m; q++) {
      let product = 0;
      for (let a = 0; a < n; a++) product += points[p][a] * points[q][a];
      matrix[p * order + q] = 0.5 * product * product;
    }
    matrix[p * order + m] = 1;
    matrix[m * order + p] = 1;
    for (let a = 0; a < n; a++) {
      matrix[p * order + m + 1 + a] = points[p][a];
      matrix[(m + 1 + a) * order + p] = points[p][a];
    }
  }
  return matrix;
}
