import { indexToWorld } from '../geometry/indexToWorld.ts';
import type { Mask, PointsLps } from '../geometry/types.ts';
import { countVoxels } from './countVoxels.ts';
import { validateMask } from './validateMask.ts';

/**
 * The centres of the voxels inside a mask, world LPS mm, in storage order.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function voxelCentresLps(mask: Mask): PointsLps {
  validateMask(mask);
  const [width, height] = mask.geometry.size;
  const m = indexToWorld(mask.geometry);
  const points = new Float64Array(3 * countVoxels(mask));
  let next = 0;
  for (let at = 0; at < mask.data.length; at++) {
    if (mask.data[at] === 0) continue;
    const i = at % width;
    const row = (at - i) / width;
    const j = row % height;
    const k = (row - j) / height;
    points[next++] = m[0] * i + m[1] * j + m[2] * k + m[3];
    points[next++] = m[4] * i + m[5] * j + m[6] * k + m[7];
    points[next++] = m[8] * i + m[9] * j + m[10] * k + m[11];
  }
  return points;
}
