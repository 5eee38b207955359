import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../geometry/rigidToMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../geometry/types.ts';
import { MM_PER_RADIAN } from './poseSpace.ts';

/** SIMILARITY scales all directions alike, 7 parameters; AFFINE stretches and shears, 12 parameters. */
export type StretchKind = 'SIMILARITY' | 'AFFINE';

/**
 * Transforms around a rigid pose as numbers in mm: six of the pose (see PoseSpace), then the entries of a symmetric
 * stretch minus 1, times MM_PER_RADIAN; all about the centre of the field of view. All zeros is the rigid pose.
 */
export interface AffineSpace {
  readonly parameterCount: 7 | 12;
  toMatrix(parameters: ArrayLike<number>): Mat4;
  /** Mean square of the stretch minus 1 over all directions; 0 for a rigid pose. */
  squaredStretch(parameters: ArrayLike<number>): number;
}

/**
 * @param stretchLimit entries of the stretch beyond it are cut: 0.1 allows a scale of 0.9 to 1.1 along each axis
 */
export function affineSpace(
  rigidMovingToFixedLps: Mat4,
  centreLps: Vec3,
  kind: StretchKind,
  stretchLimit: number,
): AffineSpace {
  const centreInMoving = transformPoint(invertMat4(rigidMovingToFixedLps), centreLps);
  const stretchOf = kind === 'AFFINE' ? symmetric : uniform;
  const bounded = (parameters: ArrayLike<number>): number[] =>
    stretchOf(parameters).map((e) => Math.max(-stretchLimit, Math.min(stretchLimit, e / MM_PER_RADIAN)));
  return {
    parameterCount: kind === 'AFFINE' ? 12 : 7,
    toMatrix: (q) => {
      const displacement = rigidToMat4({
        translationMm: [q[0], q[1], q[2]],
        rotationVectorRad: [q[3] / MM_PER_RADIAN, q[4] / MM_PER_RADIAN, q[5] / MM_PER_RADIAN],
        centreLps,
      });
      // The stretch acts on the MRI first, about the point that the rigid pose puts in the centre.
      const stretched = multiplyMat4(rigidMovingToFixedLps, stretchAbout(bounded(q), centreInMoving));
      return multiplyMat4(displacement, stretched);
    },
    squaredStretch: (q) => {
      const [xx, yy, zz, xy, xz, yz] = stretchOf(q).map((e) => e / MM_PER_RADIAN);
      return (xx * xx + yy * yy + zz * zz + 2 * (xy * xy + xz * xz + yz * yz)) / 3;
    },
  };
}

/** Entries xx, yy, zz, xy, xz, yz. */
const symmetric = (q: ArrayLike<number>): number[] => [q[6], q[7], q[8], q[9], q[10], q[11]];
const uniform = (q: ArrayLike<number>): number[] => [q[6], q[6], q[6], 0, 0, 0];

function stretchAbout([xx, yy, zz, xy, xz, yz]: readonly number[], centre: Vec3): Mat4 {
  const rows = [
    [1 + xx, xy, xz],
    [xy, 1 + yy, yz],
    [xz, yz, 1 + zz],
  ];
  const offset = (r: readonly number[], n: number): number =>
    centre[n] - (r[0] * centre[0] + r[1] * centre[1] + r[2] * centre[2]);
  return [...rows.flatMap((r, n) => [...r, offset(r, n)]), 0, 0, 0, 1];
}
