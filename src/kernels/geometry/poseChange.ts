import { invertMat4 } from './invertMat4.ts';
import { multiplyMat4 } from './multiplyMat4.ts';
import { polarParts } from './polarParts.ts';
import { rotationVector } from './rotationVector.ts';
import { transformPoint } from './transformPoint.ts';
import type { Mat4, Vec3 } from './types.ts';
import { validateMat4 } from './validateMat4.ts';

export interface PoseChange {
  /** Distance between the two images of the point, mm. */
  readonly translationMm: number;
  /** Angle of the rotation that turns one pose into the other, degrees, 0 to 180. */
  readonly rotationDeg: number;
}

/**
 * How far two affine poses differ: the distance between the places where `a` and `b` put the point `atLps`, and
 * the angle of the rotation between them, for poses that also stretch that of the nearest rotation. A translation
 * alone says little, because it depends on the centre.
 * @throws INVALID_INPUT when a matrix is not affine, singular or mirrors
 */
export function poseChange(a: Mat4, b: Mat4, atLps: Vec3): PoseChange {
  validateMat4(a, 'The first pose');
  validateMat4(b, 'The second pose');
  const p = transformPoint(a, atLps);
  const q = transformPoint(b, atLps);
  const { rotation } = polarParts(multiplyMat4(b, invertMat4(a)));
  return {
    translationMm: Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]),
    rotationDeg: (Math.hypot(...rotationVector(rotation)) * 180) / Math.PI,
  };
}
