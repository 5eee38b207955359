import type { Mat3 } from './types.ts';

/** A unit quaternion w + xi + yj + zk. */
export type Quaternion = readonly [w: number, x: number, y: number, z: number];

/**
 * The unit quaternion of a proper rotation, with w >= 0 (Shepperd 1978: divide by the largest component, which
 * stays accurate at every angle).
 */
export function rotationQuaternion(r: Mat3): Quaternion {
  const q = largestComponentFirst(r);
  return q[0] < 0 ? [-q[0], -q[1], -q[2], -q[3]] : q;
}

function largestComponentFirst([xx, xy, xz, yx, yy, yz, zx, zy, zz]: Mat3): Quaternion {
  const trace = xx + yy + zz;
  if (trace >= Math.max(xx, yy, zz)) {
    const w = Math.sqrt(1 + trace) / 2;
    return [w, (zy - yz) / (4 * w), (xz - zx) / (4 * w), (yx - xy) / (4 * w)];
  }
  if (xx >= yy && xx >= zz) {
    const x = Math.sqrt(1 + xx - yy - zz) / 2;
    return [(zy - yz) / (4 * x), x, (xy + yx) / (4 * x), (xz + zx) / (4 * x)];
  }
  if (yy >= zz) {
    const y = Math.sqrt(1 + yy - xx - zz) / 2;
    return [(xz - zx) / (4 * y), (xy + yx) / (4 * y), y, (yz + zy) / (4 * y)];
  }
  const z = Math.sqrt(1 + zz - xx - yy) / 2;
  return [(yx - xy) / (4 * z), (xz + zx) / (4 * z), (yz + zy) / (4 * z), z];
}
