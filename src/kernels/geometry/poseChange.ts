import { invertMat4 } from './invertMat4.ts';
import { multiplyMat4 } from './multiplyMat4.ts';
import { rotationVector } from './rotationVector.ts';
import { transformPoint } from './transformPoint.ts';
import type { Mat4, Vec3 } from './types.ts';
import { validateRigid } from './validateRigid.ts';

export interface PoseChange {
  /** Distance between the two images of the point, mm. */
  readonly translationMm: number;
  /** Angle of the rotation that turns one pose into the other, degrees, 0 to 180. */
  readonly rotationDeg: number;
}

/**
 * How far two rigid poses differ: the distance between the places where `a` and `b` put the point `atLps`, and
 * the angle between their rotations. A translation alone says little, because it depends on the centre.
 * @throws INVALID_INPUT when a matrix is not rigid
 */
export function poseChange(a: Mat4, b: Mat4, atLps: Vec3): PoseChange {
  validateRigid(a, 'The first pose');
  validateRigid(b, 'The second pose');
  const p = transformPoint(a, atLps);
  const q = transformPoint(b, atLps);
  const angleRad = Math.hypot(...rotationVector(multiplyMat4(b, invertMat4(a))));
  return {
    translationMm: Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]),
    rotationDeg: (angleRad * 180) / Math.PI,
  };
}
