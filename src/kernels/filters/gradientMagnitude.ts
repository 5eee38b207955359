import type { Image, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';

/**
 * Length of the intensity gradient per mm: central differences, one-sided at the border, 0 along an axis with a
 * single voxel. Orthonormal directions make the world gradient as long as the gradient along the voxel axes.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function gradientMagnitude(image: Image<VoxelArray>): Image<Float32Array> {
  validateImage(image);
  const { data, geometry } = image;
  const [ni, nj, nk] = geometry.size;
  const gradient = new Float32Array(data.length);
  const strides = [1, ni, ni * nj];
  const at = (n: number, index: number, axis: number): number => {
    const last = geometry.size[axis] - 1;
    if (last === 0) return 0;
    const up = index < last ? strides[axis] : 0;
    const down = index > 0 ? strides[axis] : 0;
    return (data[n + up] - data[n - down]) / (((up + down) / strides[axis]) * geometry.spacingMm[axis]);
  };
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, n++) {
        const x = at(n, i, 0);
        const y = at(n, j, 1);
        const z = at(n, k, 2);
        gradient[n] = Math.sqrt(x * x + y * y + z * z);
      }
    }
  }
  return { geometry, data: gradient };
}
