import { handedness } from '../../kernels/geometry/handedness.ts';
import { rotationQuaternion } from '../../kernels/geometry/rotationQuaternion.ts';
import type { Geometry, Mat3 } from '../../kernels/geometry/types.ts';

/** quatern_b, quatern_c and quatern_d of a geometry: its direction in RAS, the third axis turned over when left-handed. */
export function rasQuaternion(
  geometry: Pick<Geometry, 'direction'>,
): readonly [b: number, c: number, d: number] {
  const m = geometry.direction;
  // With qfac -1 the third axis is turned over, so that the rest is a proper rotation.
  const f = handedness(geometry) === 'right' ? 1 : -1;
  const rotation: Mat3 = [-m[0], -m[1], -m[2] * f, -m[3], -m[4], -m[5] * f, m[6], m[7], m[8] * f];
  const [, b, c, d] = rotationQuaternion(rotation);
  return [b, c, d];
}
