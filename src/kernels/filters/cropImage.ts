import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Image, Vec3, VoxelArray } from '../geometry/types.ts';

/**
 * The part of an image between two voxel indices, `first` included and `end` not; every voxel keeps its place in
 * the world.
 * @throws INVALID_INPUT when the box is empty or leaves the image
 */
export function cropImage(image: Image<VoxelArray>, first: Vec3, end: Vec3): Image<Float32Array> {
  const { size } = image.geometry;
  if (first.some((from, axis) => !(from >= 0 && from < end[axis] && end[axis] <= size[axis]))) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The box [${first}] to [${end}] is not a part of the grid [${size}].`,
    );
  }
  const cropped: Vec3 = [end[0] - first[0], end[1] - first[1], end[2] - first[2]];
  const data = new Float32Array(cropped[0] * cropped[1] * cropped[2]);
  for (let k = 0, n = 0; k < cropped[2]; k++) {
    for (let j = 0; j < cropped[1]; j++, n += cropped[0]) {
      const start = first[0] + size[0] * (first[1] + j + size[1] * (first[2] + k));
      data.set(image.data.subarray(start, start + cropped[0]), n);
    }
  }
  const originLps = transformPoint(indexToWorld(image.geometry), first);
  return { geometry: { ...image.geometry, size: cropped, originLps }, data };
}
