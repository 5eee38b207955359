import type { Mask } from '../geometry/types.ts';

/**
 * The voxels of a mask whose box of `radius` voxels to every side lies in the mask as a whole; what lies beyond
 * the grid counts as outside, except along an axis of a single voxel.
 */
export function erodeMask({ geometry, data }: Mask, radius: number): Mask {
  const [ni, nj, nk] = geometry.size;
  const strides = [1, ni, ni * nj];
  return {
    geometry,
    data: [ni, nj, nk].reduce(
      (mask, length, axis) => (length === 1 ? mask : erodeLines(mask, strides[axis], length, radius)),
      data,
    ),
  };
}

/** Along every line the run of inside voxels loses `radius` at both ends. */
function erodeLines(mask: Uint8Array, stride: number, length: number, radius: number): Uint8Array {
  const result = new Uint8Array(mask.length);
  for (let first = 0; first < mask.length; first++) {
    if (Math.floor(first / stride) % length !== 0) continue;
    for (let n = 0, run = 0; n < length; n++) {
      run = mask[first + n * stride] === 0 ? 0 : run + 1;
      if (run > 2 * radius) result[first + (n - radius) * stride] = 1;
    }
  }
  return result;
}
