import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { type PoseChange, poseChange } from '../geometry/poseChange.ts';
import { rigidToMat4 } from '../geometry/rigidToMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mat4 } from '../geometry/types.ts';
import type { FieldOfViewExtent } from './types.ts';

/** Turns radians into mm so that one unit moves the border of a usual field of view alike on all six axes. */
export const MM_PER_RADIAN = 40;

/**
 * Poses around the tracked pose as six numbers in mm: translation, then rotation vector times MM_PER_RADIAN, both
 * about the centre of the field of view. All zeros is the tracked pose.
 */
export interface PoseSpace {
  toMatrix(parameters: ArrayLike<number>): Mat4;
  /** Displacement of the centre of the field of view, and angle, from one pose to another. */
  change(a: Mat4, b: Mat4): PoseChange;
  /** Root mean square distance, over the field of view, between where two poses put the same tissue. */
  distanceMm(a: Mat4, b: Mat4): number;
}

export function poseSpace(initialMovingToFixedLps: Mat4, extent: FieldOfViewExtent): PoseSpace {
  const { centreLps, spreadMm } = extent;
  const centreInMovingLps = transformPoint(invertMat4(initialMovingToFixedLps), centreLps);
  const change = (a: Mat4, b: Mat4): PoseChange => poseChange(a, b, centreInMovingLps);
  return {
    toMatrix: (q) => {
      const displacement = rigidToMat4({
        translationMm: [q[0], q[1], q[2]],
        rotationVectorRad: [q[3] / MM_PER_RADIAN, q[4] / MM_PER_RADIAN, q[5] / MM_PER_RADIAN],
        centreLps,
      });
      return multiplyMat4(displacement, initialMovingToFixedLps);
    },
    change,
    distanceMm: (a, b) => {
      const squared = linearDifference(multiplyMat4(b, invertMat4(a))) * spreadMm ** 2;
      return Math.sqrt(change(a, b).translationMm ** 2 + squared);
    },
  };
}

/** Squared Frobenius norm of the linear part minus the identity: 4 (1 - cos angle) for a rotation. */
function linearDifference(m: Mat4): number {
  let sum = 0;
  for (const at of [0, 1, 2, 4, 5, 6, 8, 9, 10]) sum += (m[at] - (at % 5 === 0 ? 1 : 0)) ** 2;
  return sum;
}
