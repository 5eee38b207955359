import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { fitRigidLandmarks } from './fitRigidLandmarks.ts';
import { type TargetRegistrationErrors, targetRegistrationErrors } from './targetRegistrationErrors.ts';
import type { PointsLps } from './types.ts';

/** A rigid fit needs three landmarks, and one is left out. */
const LEAST_LANDMARKS = 4;

/**
 * Target registration error of every landmark under the rigid fit of all the others: what the fit does to points that
 * it has not seen, where its own residuals are a training error.
 * @returns null when a fit without some landmark is not determined: fewer than four, or the rest on one line or
 * without weight
 * @throws LANDMARK_PARTNER_MISSING, INVALID_INPUT as `fitRigidLandmarks` does for all landmarks
 */
export function leaveOneOutErrors(
  movingLps: PointsLps,
  fixedLps: PointsLps,
  weights?: readonly number[],
): TargetRegistrationErrors | null {
  fitRigidLandmarks(movingLps, fixedLps, weights);
  const count = movingLps.length / 3;
  if (count < LEAST_LANDMARKS) return null;
  const perLandmarkMm = new Float64Array(count);
  for (let left = 0; left < count; left++) {
    const others = (points: PointsLps): PointsLps => points.filter((_, n) => Math.floor(n / 3) !== left);
    const own = (points: PointsLps): PointsLps => points.slice(3 * left, 3 * left + 3);
    const kept = weights?.filter((_, n) => n !== left);
    try {
      const fit = fitRigidLandmarks(others(movingLps), others(fixedLps), kept);
      perLandmarkMm[left] = targetRegistrationErrors(fit, own(movingLps), own(fixedLps)).meanMm;
    } catch (error) {
      if (error instanceof SonoledgerError && error.code === 'INVALID_INPUT') return null;
      throw error;
    }
  }
  const meanMm = perLandmarkMm.reduce((sum, error) => sum + error, 0) / count;
  return { perLandmarkMm, meanMm, maxMm: perLandmarkMm.reduce((a, b) => Math.max(a, b), 0) };
}
