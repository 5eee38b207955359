import { determinant } from '../geometry/determinant.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import type { DisplacementField } from './types.ts';

export interface JacobianRange {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Smallest and largest factor by which a field changes volumes from the fixed to the moving world: the Jacobian
 * determinant at the eight corners of every cell of its grid, from the differences along the cell's edges there. Where
 * all are positive the trilinear map folds at no corner.
 */
export function jacobianRange({ geometry, displacementsMm: d }: DisplacementField): JacobianRange {
  const [ni, nj, nk] = geometry.size;
  const toWorld = indexToWorld(geometry);
  const perCell = determinant(toWorld);
  const edges = [0, 1, 2].map((axis) => [toWorld[axis], toWorld[4 + axis], toWorld[8 + axis]]);
  const strides = [3, 3 * ni, 3 * ni * nj];
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  const columns = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  for (let k = 0; k < nk - 1; k++) {
    for (let j = 0; j < nj - 1; j++) {
      for (let i = 0; i < ni - 1; i++) {
        const origin = strides[0] * i + strides[1] * j + strides[2] * k;
        for (let corner = 0; corner < 8; corner++) {
          for (let axis = 0; axis < 3; axis++) {
            // The edge along this axis that meets the corner.
            let from = origin;
            for (let other = 0; other < 3; other++) {
              if (other !== axis && (corner >> other) & 1) from += strides[other];
            }
            const to = from + strides[axis];
            for (let row = 0; row < 3; row++) {
              columns[axis][row] = edges[axis][row] + d[to + row] - d[from + row];
            }
          }
          const jacobian = tripleProduct(columns[0], columns[1], columns[2]) / perCell;
          if (jacobian < minimum) minimum = jacobian;
          if (jacobian > maximum) maximum = jacobian;
        }
      }
    }
  }
  return { minimum, maximum };
}

function tripleProduct(a: Float64Array, b: Float64Array, c: Float64Array): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0])
  );
}
