import { determinant } from '../geometry/determinant.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import type { DisplacementField } from './types.ts';

export interface JacobianRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Steps along the axes to the corners of a cell. */
const CORNERS = Array.from({ length: 8 }, (_, n) => [n & 1, (n >> 1) & 1, n >> 2]);

/**
 * Smallest and largest factor by which a field changes volumes from the fixed to the moving world: the Jacobian
 * determinant at the eight corners of every cell of its grid, from the differences along the cell's edges there. Where
 * all are positive the trilinear map folds at no corner.
 */
export function jacobianRange({ geometry, displacementsMm: d }: DisplacementField): JacobianRange {
  const [ni, nj, nk] = geometry.size;
  const toWorld = indexToWorld(geometry);
  const perCell = determinant(toWorld);
  const strides = [3, 3 * ni, 3 * ni * nj];
  const edges = new Float64Array(9);
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;

  /** The image of the edge along an axis from a node, as a column. */
  const setEdge = (axis: number, from: number): void => {
    const to = from + strides[axis];
    for (let row = 0; row < 3; row++) {
      edges[3 * row + axis] = toWorld[4 * row + axis] + d[to + row] - d[from + row];
    }
  };
  const addCell = (origin: number): void => {
    for (const [a, b, c] of CORNERS) {
      setEdge(0, origin + b * strides[1] + c * strides[2]);
      setEdge(1, origin + a * strides[0] + c * strides[2]);
      setEdge(2, origin + a * strides[0] + b * strides[1]);
      const jacobian = determinant3(edges) / perCell;
      minimum = Math.min(minimum, jacobian);
      maximum = Math.max(maximum, jacobian);
    }
  };
  for (let k = 0; k < nk - 1; k++) {
    for (let j = 0; j < nj - 1; j++) {
      for (let i = 0; i < ni - 1; i++) addCell(strides[0] * i + strides[1] * j + strides[2] * k);
    }
  }
  return { minimum, maximum };
}

function determinant3(m: Float64Array): number {
  return (
    m[0] * (m[4] * m[8] - m[5] * m[7]) -
    m[1] * (m[3] * m[8] - m[5] * m[6]) +
    m[2] * (m[3] * m[7] - m[4] * m[6])
  );
}
