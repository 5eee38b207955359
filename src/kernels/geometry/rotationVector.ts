import { rotationQuaternion } from './rotationQuaternion.ts';
import type { Mat4, Vec3 } from './types.ts';

/**
 * The rotation vector (axis times angle in rad, angle at most pi) of the rotation part of a rigid matrix.
 * Goes through the quaternion, because the trace formula loses half the digits near 0 and near pi. At exactly
 * pi the sign of the axis is arbitrary.
 */
export function rotationVector(m: Mat4): Vec3 {
  const [w, x, y, z] = rotationQuaternion([m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]]);
  const sine = Math.hypot(x, y, z);
  if (sine === 0) return [0, 0, 0];
  const scale = (2 * Math.atan2(sine, w)) / sine;
  return [x * scale, y * scale, z * scale];
}
