import type { Geometry, Mask } from '../geometry/types.ts';

/**
 * The voxels whose centres lie inside a structure, by signed distance at the centres (negative inside). A structure
 * that a coarse grid misses keeps the voxel nearest to it, as a rater would mark one: a label is never empty.
 */
export function maskFromDistance(geometry: Geometry, distanceMm: Float32Array): Mask {
  const data = new Uint8Array(distanceMm.length);
  let nearest = 0;
  for (let n = 0; n < data.length; n++) {
    if (distanceMm[n] < 0) data[n] = 1;
    if (distanceMm[n] < distanceMm[nearest]) nearest = n;
  }
  data[nearest] = 1;
  return { geometry, data };
}
