import type { Image, Vec3 } from '../../../../src/kernels/geometry/types.ts';

/** Looked up once: a global looked up in the inner loop costs more than the sample. */
const isUnknown = Number.isNaN;

/** Patches are cubes of 3 x 3 x 3 voxels. */
const RADIUS = 1;
/** Least share of a patch that must be known. */
const LEAST_KNOWN = 0.5;

/**
 * Mean squared difference, at every voxel, of the patches around two of its neighbours, over the voxels that are
 * known in both; NaN where fewer than half are. The array is reused by the next call.
 */
export type PatchDistance = (a: Vec3, b: Vec3) => Float32Array;

/** @param image NaN where it is unknown; outside the grid counts as unknown */
export function createPatchDistance({ geometry, data }: Image): PatchDistance {
  const { size } = geometry;
  const sums = new Float32Array(data.length);
  const counts = new Float32Array(data.length);
  const line = new Float64Array(Math.max(...size));
  const least = LEAST_KNOWN * (2 * RADIUS + 1) ** 3;
  return (a, b) => {
    fillSquares(data, size, a, b, sums, counts);
    for (let axis = 0; axis < 3; axis++) {
      sumLines(sums, size, axis, line);
      sumLines(counts, size, axis, line);
    }
    for (let n = 0; n < sums.length; n++) sums[n] = counts[n] >= least ? sums[n] / counts[n] : Number.NaN;
    return sums;
  };
}

function fillSquares(
  data: Float32Array,
  size: Vec3,
  a: Vec3,
  b: Vec3,
  squares: Float32Array,
  known: Float32Array,
): void {
  const [ni, nj] = size;
  const shift = ([i, j, k]: Vec3): number => i + ni * (j + nj * k);
  const from = [0, 1, 2].map((axis) => Math.max(0, -a[axis], -b[axis]));
  const to = [0, 1, 2].map((axis) => size[axis] - Math.max(0, a[axis], b[axis]));
  const toA = shift(a);
  const toB = shift(b);
  squares.fill(0);
  known.fill(0);
  for (let k = from[2]; k < to[2]; k++) {
    for (let j = from[1]; j < to[1]; j++) {
      for (let i = from[0]; i < to[0]; i++) {
        const n = i + ni * (j + nj * k);
        const difference = data[n + toA] - data[n + toB];
        if (isUnknown(difference)) continue;
        squares[n] = difference * difference;
        known[n] = 1;
      }
    }
  }
}

/** Replaces every value by the sum of itself and its neighbours along an axis. */
function sumLines(values: Float32Array, size: Vec3, axis: number, line: Float64Array): void {
  const length = size[axis];
  const stride = axis === 0 ? 1 : axis === 1 ? size[0] : size[0] * size[1];
  const block = stride * length;
  for (let start = 0; start < values.length; start += block) {
    for (let offset = start; offset < start + stride; offset++) {
      for (let n = 0; n < length; n++) line[n] = values[offset + n * stride];
      for (let n = 0; n < length; n++) {
        let sum = line[n];
        if (n > 0) sum += line[n - 1];
        if (n < length - 1) sum += line[n + 1];
        values[offset + n * stride] = sum;
      }
    }
  }
}
