import { multiplyMat4 } from './multiplyMat4.ts';
import { transformPoint } from './transformPoint.ts';
import type { Geometry, Mat3, Mat4 } from './types.ts';

/** The grid as a rigid pose moves it in the world; its voxels keep their values. The pose is already checked. */
export function moveGeometry(geometry: Geometry, poseLps: Mat4): Geometry {
  const d = geometry.direction;
  const axes: Mat4 = [d[0], d[1], d[2], 0, d[3], d[4], d[5], 0, d[6], d[7], d[8], 0, 0, 0, 0, 1];
  const m = multiplyMat4(poseLps, axes);
  const direction: Mat3 = [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
  return { ...geometry, originLps: transformPoint(poseLps, geometry.originLps), direction };
}
