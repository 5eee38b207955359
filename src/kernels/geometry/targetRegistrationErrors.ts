import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { transformPoint } from './transformPoint.ts';
import type { Mat4, PointsLps } from './types.ts';
import { validateMat4 } from './validateMat4.ts';

export interface TargetRegistrationErrors {
  readonly perLandmarkMm: Float64Array;
  readonly meanMm: number;
  readonly maxMm: number;
}

/**
 * Target registration error of every landmark (Fitzpatrick and West 2001): the distance in the fixed image
 * between the transformed moving point and its fixed partner. The mean is the mTRE. With the identity it is
 * the error before registration.
 * @throws INVALID_INPUT without landmarks, LANDMARK_PARTNER_MISSING when the lengths differ
 */
export function targetRegistrationErrors(
  movingToFixedLps: Mat4,
  movingLps: PointsLps,
  fixedLps: PointsLps,
): TargetRegistrationErrors {
  validateMat4(movingToFixedLps, 'movingToFixedLps');
  const count = validatePartners(movingLps, fixedLps);
  const perLandmarkMm = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    const o = 3 * n;
    const p = transformPoint(movingToFixedLps, [movingLps[o], movingLps[o + 1], movingLps[o + 2]]);
    perLandmarkMm[n] = Math.hypot(p[0] - fixedLps[o], p[1] - fixedLps[o + 1], p[2] - fixedLps[o + 2]);
  }
  const sum = perLandmarkMm.reduce((total, error) => total + error, 0);
  return { perLandmarkMm, meanMm: sum / count, maxMm: perLandmarkMm.reduce((a, b) => Math.max(a, b), 0) };
}

function validatePartners(moving: PointsLps, fixed: PointsLps): number {
  if (moving.length !== fixed.length) {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      `Every landmark needs a partner, but there are ${moving.length / 3} moving and ${fixed.length / 3} fixed points.`,
    );
  }
  if (moving.length === 0 || moving.length % 3 !== 0) {
    throw new SonoledgerError('INVALID_INPUT', 'Landmarks must be one or more points of three coordinates.');
  }
  if (!moving.every(Number.isFinite) || !fixed.every(Number.isFinite)) {
    throw new SonoledgerError('INVALID_INPUT', 'Landmark coordinates must be finite numbers in mm.');
  }
  return moving.length / 3;
}
