import type { Image, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { openFilters } from './openFilters.ts';

/**
 * Length of the intensity gradient per mm: central differences, one-sided at the border, 0 along an axis with a
 * single voxel. Orthonormal directions make the world gradient as long as the gradient along the voxel axes.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function gradientMagnitude(image: Image<VoxelArray>): Image<Float32Array> {
  validateImage(image);
  const { data, geometry } = image;
  const [ni, nj, nk] = geometry.size;
  const filters = openFilters([data.length, data.length]);
  filters.view(0, data.length).set(data);
  filters.gradient(filters.offsets[0], filters.offsets[1], ni, nj, nk, ...geometry.spacingMm);
  return { geometry, data: filters.view(1, data.length).slice() };
}
