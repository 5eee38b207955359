import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PointsLps, Vec3 } from '../../kernels/geometry/types.ts';
import type { QcSheetInput } from '../types.ts';
import type { QcPoses } from './qcPoses.ts';

/** A pair of landmarks: the ultrasound partner, where the MRI partner lands, and how far that is, mm. */
export interface QcLandmark {
  readonly fixedLps: Vec3;
  readonly beforeLps: Vec3;
  readonly afterLps: Vec3;
  readonly beforeMm: number;
  readonly afterMm: number;
}

/** A landmark error above this is drawn in the alarm colour, mm. */
export const LARGE_ERROR_MM = 3;

/**
 * The landmarks of a sheet with their errors at both poses; none for a blinded review.
 *
 * @throws LANDMARK_PARTNER_MISSING when landmarks have no partner.
 */
export function qcLandmarks({ landmarks, blinded }: QcSheetInput, poses: QcPoses): QcLandmark[] {
  if (!landmarks) return [];
  const { movingLps, fixedLps } = landmarks;
  if (movingLps.length !== fixedLps.length || fixedLps.length % 3 !== 0) {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      'Landmarks need three numbers per point and the same number of points on both images.',
    );
  }
  if (blinded) return [];
  return Array.from({ length: fixedLps.length / 3 }, (_, n) => {
    const fixed = pointAt(fixedLps, n);
    const afterLps = poses.after.point(pointAt(movingLps, n));
    const beforeLps = poses.before ? poses.before.point(pointAt(movingLps, n)) : afterLps;
    const errors = { beforeMm: distance(fixed, beforeLps), afterMm: distance(fixed, afterLps) };
    return { fixedLps: fixed, beforeLps, afterLps, ...errors };
  });
}

const pointAt = (points: PointsLps, n: number): Vec3 => [points[3 * n], points[3 * n + 1], points[3 * n + 2]];

const distance = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
