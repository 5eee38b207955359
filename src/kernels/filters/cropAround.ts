import { transformPoint } from '../geometry/transformPoint.ts';
import type { Image, Vec3, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { cropImage } from './cropImage.ts';

/**
 * The part of an image that holds every voxel within a distance of a world point; null when fewer than two voxels of
 * an axis do.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function cropAround(
  image: Image<VoxelArray>,
  centreLps: Vec3,
  radiusMm: number,
): Image<Float32Array> | null {
  const { size, spacingMm } = image.geometry;
  const centre = transformPoint(worldToIndex(image.geometry), centreLps);
  const bound = (axis: number, index: number): number => Math.max(0, Math.min(size[axis], index));
  const from = (axis: number): number => bound(axis, Math.floor(centre[axis] - radiusMm / spacingMm[axis]));
  const to = (axis: number): number => bound(axis, Math.ceil(centre[axis] + radiusMm / spacingMm[axis]) + 1);
  const first: Vec3 = [from(0), from(1), from(2)];
  const end: Vec3 = [to(0), to(1), to(2)];
  return end.some((index, axis) => index - first[axis] < 2) ? null : cropImage(image, first, end);
}
