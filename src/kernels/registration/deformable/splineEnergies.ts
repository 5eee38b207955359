import type { ControlGrid } from './controlGrid.ts';

/** Value of the energy of the coefficients; adds `factor` times its gradient. */
export type SplineEnergy = (coefficients: Float64Array, gradient: Float64Array, factor: number) => number;

/** Orders of the derivatives along the three axes, and how often the term counts. */
type Term = readonly [orders: readonly [number, number, number], times: number];

const BENDING: readonly Term[] = [
  [[2, 0, 0], 1],
  [[0, 2, 0], 1],
  [[0, 0, 2], 1],
  [[1, 1, 0], 2],
  [[1, 0, 1], 2],
  [[0, 1, 1], 2],
];

const STRETCH: readonly Term[] = [
  [[1, 0, 0], 1 / 3],
  [[0, 1, 0], 1 / 3],
  [[0, 0, 1], 1 / 3],
];

/**
 * Mean bending energy of a B-spline displacement over its grid, 1/mm2: the mean over the volume of the squared second
 * derivatives of all components, mixed ones twice (Rueckert et al., IEEE Trans. Med. Imaging 1999). It is exact, a
 * quadratic form of products of integrals along the axes, and 0 for affine displacements. Coefficients are mm,
 * component by component.
 */
export const bendingEnergy = (grid: ControlGrid): SplineEnergy => quadraticForm(grid, BENDING);

/**
 * Mean square stretch: the mean over the volume of the squared first derivatives, a third of their sum, so that a
 * scale of 1 + e gives e squared. 0 for translations; a rotation counts too, because the rigid stage has found it.
 */
export const stretchEnergy = (grid: ControlGrid): SplineEnergy => quadraticForm(grid, STRETCH);

function quadraticForm(grid: ControlGrid, terms: readonly Term[]): SplineEnergy {
  const grams = [0, 1, 2].map((axis) =>
    [0, 1, 2].map((order) => gramMatrix(grid.size[axis], grid.stepMm[axis], order)),
  );
  const [nx, ny, nz] = grid.size;
  const count = nx * ny * nz;
  const scratch = [new Float64Array(count), new Float64Array(count)];
  return (coefficients, gradient, factor) => {
    let energy = 0;
    for (let component = 0; component < 3; component++) {
      const c = coefficients.subarray(component * count, (component + 1) * count);
      const g = gradient.subarray(component * count, (component + 1) * count);
      for (const [orders, times] of terms) {
        applyAlong(grams[0][orders[0]], c, scratch[0], nx, 1, count);
        applyAlong(grams[1][orders[1]], scratch[0], scratch[1], ny, nx, count);
        applyAlong(grams[2][orders[2]], scratch[1], scratch[0], nz, nx * ny, count);
        for (let n = 0; n < count; n++) {
          energy += times * c[n] * scratch[0][n];
          g[n] += 2 * factor * times * scratch[0][n];
        }
      }
    }
    return energy;
  };
}

/** Multiplies the symmetric band matrix into every line along one axis. */
function applyAlong(
  gram: Float64Array,
  from: Float64Array,
  to: Float64Array,
  n: number,
  stride: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const row = Math.floor(at / stride) % n;
    const line = at - row * stride;
    let sum = 0;
    for (let a = Math.max(0, row - 3); a <= Math.min(n - 1, row + 3); a++) {
      sum += gram[row * n + a] * from[line + a * stride];
    }
    to[at] = sum;
  }
}

/** Nodes and weights on [0, 1] that integrate polynomials up to degree 7 exactly. */
const GAUSS = [
  [0.0694318442029737, 0.173927422568727],
  [0.330009478207572, 0.326072577431273],
  [0.669990521792428, 0.326072577431273],
  [0.930568155797026, 0.173927422568727],
] as const;

/** Means over the axis of products of derivatives of two basis functions, row by row, per mm to twice the order. */
function gramMatrix(n: number, stepMm: number, order: number): Float64Array {
  const gram = new Float64Array(n * n);
  const intervals = n - 3;
  for (let interval = 0; interval < intervals; interval++) {
    for (const [f, weight] of GAUSS) {
      const basis = basisDerivatives(f, order);
      for (let a = 0; a < 4; a++) {
        for (let b = 0; b < 4; b++) {
          gram[(interval + a) * n + interval + b] +=
            (weight * basis[a] * basis[b]) / (intervals * stepMm ** (2 * order));
        }
      }
    }
  }
  return gram;
}

/** The four cubic basis functions at f, or their first or second derivatives. */
function basisDerivatives(f: number, order: number): number[] {
  const g = 1 - f;
  if (order === 0) {
    return [g ** 3 / 6, (3 * f ** 3 - 6 * f * f + 4) / 6, (3 * g ** 3 - 6 * g * g + 4) / 6, f ** 3 / 6];
  }
  if (order === 1) return [(-g * g) / 2, (3 * f * f - 4 * f) / 2, (-3 * g * g + 4 * g) / 2, (f * f) / 2];
  return [g, 3 * f - 2, 3 * g - 2, f];
}
