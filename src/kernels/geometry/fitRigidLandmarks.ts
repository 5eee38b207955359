import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { eigenSymmetric4 } from './eigenSymmetric4.ts';
import type { Mat4, PointsLps, Vec3 } from './types.ts';

/**
 * The rigid transform that brings `from` onto `to` with the least weighted sum of squared distances: Horn's
 * closed form with unit quaternions (J. Opt. Soc. Am. A 1987), which never returns a mirrored solution.
 * @param weights one non-negative weight per point; all 1 when omitted
 * @returns the matrix that maps `from` points to `to` points
 * @throws INVALID_INPUT with fewer than three points that are not on one line, LANDMARK_PARTNER_MISSING when the
 * lengths differ
 */
export function fitRigidLandmarks(from: PointsLps, to: PointsLps, weights?: ArrayLike<number>): Mat4 {
  validatePairs(from, to, weights);
  const weightOf = (n: number): number => weights?.[n] ?? 1;
  const fromCentre = weightedCentre(from, weightOf);
  const toCentre = weightedCentre(to, weightOf);
  const s = crossCovariance(from, to, fromCentre, toCentre, weightOf);
  const [best, second] = eigenSymmetric4(hornMatrix(s));
  // The best rotation is unique only if the largest eigenvalue is simple.
  if (!(best.value - second.value > 1e-9 * Math.abs(best.value))) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'The landmarks do not determine a rotation: they are on one line or in one place.',
    );
  }
  return aboutCentres(best.vector, fromCentre, toCentre);
}

function validatePairs(from: PointsLps, to: PointsLps, weights?: ArrayLike<number>): void {
  if (from.length !== to.length) {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      `Every landmark needs a partner, but there are ${from.length / 3} and ${to.length / 3} points.`,
    );
  }
  if (from.length % 3 !== 0 || from.length < 9) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A rigid fit needs at least three landmarks, but there are ${from.length / 3}.`,
    );
  }
  if (!from.every(Number.isFinite) || !to.every(Number.isFinite)) {
    throw new SonoledgerError('INVALID_INPUT', 'Landmark coordinates must be finite numbers in mm.');
  }
  if (weights !== undefined) validateWeights(weights, from.length / 3);
}

function validateWeights(weights: ArrayLike<number>, count: number): void {
  const values = Array.from(weights);
  if (values.length !== count || values.some((w) => !Number.isFinite(w) || w < 0)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Landmark weights must be one non-negative number per landmark.',
    );
  }
  if (values.every((w) => w === 0)) {
    throw new SonoledgerError('INVALID_INPUT', 'At least one landmark weight must be above 0.');
  }
}

function weightedCentre(points: PointsLps, weightOf: (n: number) => number): Vec3 {
  let [x, y, z, total] = [0, 0, 0, 0];
  for (let n = 0; n < points.length / 3; n++) {
    const w = weightOf(n);
    x += w * points[3 * n];
    y += w * points[3 * n + 1];
    z += w * points[3 * n + 2];
    total += w;
  }
  return [x / total, y / total, z / total];
}

function crossCovariance(
  from: PointsLps,
  to: PointsLps,
  fromCentre: Vec3,
  toCentre: Vec3,
  weightOf: (n: number) => number,
): number[] {
  const s = new Array<number>(9).fill(0);
  for (let n = 0; n < from.length / 3; n++) {
    for (let a = 0; a < 3; a++) {
      const offset = weightOf(n) * (from[3 * n + a] - fromCentre[a]);
      for (let b = 0; b < 3; b++) s[3 * a + b] += offset * (to[3 * n + b] - toCentre[b]);
    }
  }
  return s;
}

/** Horn's symmetric matrix N, whose eigenvector of the largest eigenvalue is the best unit quaternion. */
function hornMatrix([xx, xy, xz, yx, yy, yz, zx, zy, zz]: readonly number[]): number[] {
  return [
    ...[xx + yy + zz, yz - zy, zx - xz, xy - yx],
    ...[yz - zy, xx - yy - zz, xy + yx, zx + xz],
    ...[zx - xz, xy + yx, yy - xx - zz, yz + zy],
    ...[xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
}

function aboutCentres([w, x, y, z]: readonly number[], fromCentre: Vec3, toCentre: Vec3): Mat4 {
  const rows = [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
  const offset = (r: readonly number[], n: number): number =>
    toCentre[n] - (r[0] * fromCentre[0] + r[1] * fromCentre[1] + r[2] * fromCentre[2]);
  return [...rows.flatMap((r, n) => [...r, offset(r, n)]), 0, 0, 0, 1];
}
