import type { Mat4, Vec3 } from './types.ts';

/**
 * The rotation vector (axis times angle in rad, angle at most pi) of the rotation part of a rigid matrix.
 * Goes through the unit quaternion (Shepperd 1978), which stays accurate at angles near 0 and near pi, where
 * the trace formula does not. At exactly pi the sign of the axis is arbitrary.
 */
export function rotationVector(m: Mat4): Vec3 {
  const [w, x, y, z] = quaternion(m);
  const sine = Math.hypot(x, y, z);
  if (sine === 0) return [0, 0, 0];
  const scale = (2 * Math.atan2(sine, Math.abs(w)) * (w < 0 ? -1 : 1)) / sine;
  return [x * scale, y * scale, z * scale];
}

function quaternion(m: Mat4): readonly [number, number, number, number] {
  const [xx, yy, zz] = [m[0], m[5], m[10]];
  const trace = xx + yy + zz;
  // Divide by the largest component.
  if (trace >= Math.max(xx, yy, zz)) {
    const w = Math.sqrt(1 + trace) / 2;
    return [w, (m[9] - m[6]) / (4 * w), (m[2] - m[8]) / (4 * w), (m[4] - m[1]) / (4 * w)];
  }
  if (xx >= yy && xx >= zz) {
    const x = Math.sqrt(1 + xx - yy - zz) / 2;
    return [(m[9] - m[6]) / (4 * x), x, (m[1] + m[4]) / (4 * x), (m[2] + m[8]) / (4 * x)];
  }
  if (yy >= zz) {
    const y = Math.sqrt(1 + yy - xx - zz) / 2;
    return [(m[2] - m[8]) / (4 * y), (m[1] + m[4]) / (4 * y), y, (m[6] + m[9]) / (4 * y)];
  }
  const z = Math.sqrt(1 + zz - xx - yy) / 2;
  return [(m[4] - m[1]) / (4 * z), (m[2] + m[8]) / (4 * z), (m[6] + m[9]) / (4 * z), z];
}
