import { rotationVector } from './rotationVector.ts';
import { transformPoint } from './transformPoint.ts';
import type { Mat4, RigidTransform, Vec3 } from './types.ts';
import { validateRigid } from './validateRigid.ts';

/**
 * Translation and rotation vector of a rigid matrix about a centre; the inverse of `rigidToMat4`. The
 * translation is the displacement of the centre.
 * @throws INVALID_INPUT when the matrix is not rigid
 */
export function rigidFromMat4(m: Mat4, centreLps: Vec3): RigidTransform {
  validateRigid(m, 'The transform');
  const moved = transformPoint(m, centreLps);
  return {
    translationMm: [moved[0] - centreLps[0], moved[1] - centreLps[1], moved[2] - centreLps[2]],
    rotationVectorRad: rotationVector(m),
    centreLps,
  };
}
