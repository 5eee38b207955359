import type { Geometry, Image, SliceAxis, VoxelArray } from '../geometry/types.ts';
import { extractSlice } from './extractSlice.ts';
import { slicePlane } from './slicePlane.ts';

/**
 * One plane of a volume as an image one voxel thick, with its own spacing and its place in the world.
 * @throws INVALID_INPUT when there is no such slice or the data does not fit, UNSUPPORTED_GEOMETRY
 */
export const sliceImage = <T extends VoxelArray>(
  data: T,
  geometry: Geometry,
  axis: SliceAxis,
  index: number,
): Image<T> => ({
  data: extractSlice(data, geometry, axis, index).data,
  geometry: slicePlane(geometry, axis, index),
});
