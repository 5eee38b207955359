import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, Mat3 } from './types.ts';

/** How far the columns of a direction matrix may be from orthonormal: float32 headers reach 1e-6, sheared files 1e-2. */
const ORTHONORMAL_TOLERANCE = 1e-3;

/**
 * Checks that a geometry describes a real voxel grid: finite numbers, whole sizes of at least 1, positive
 * spacing, and a direction with orthonormal columns (within 1e-3). A left-handed direction is valid; ask
 * `handedness`.
 * @param what names the image in the message
 * @throws UNSUPPORTED_GEOMETRY with the reason
 */
export function validateGeometry(geometry: Geometry, what = 'the image'): void {
  const reason = geometryProblem(geometry);
  if (reason !== undefined) {
    throw new SonoledgerError('UNSUPPORTED_GEOMETRY', `The geometry of ${what} cannot be used: ${reason}.`);
  }
}

function geometryProblem({ size, spacingMm, originLps, direction }: Geometry): string | undefined {
  if (size.length !== 3 || !size.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    return `the size must be three whole numbers of at least 1, but it is ${size.join(' x ')}`;
  }
  if (spacingMm.length !== 3 || !spacingMm.every((s) => Number.isFinite(s) && s > 0)) {
    return `the spacing must be three positive numbers in mm, but it is ${spacingMm.join(' x ')}`;
  }
  if (originLps.length !== 3 || !originLps.every(Number.isFinite)) {
    return `the origin must be three finite numbers in mm, but it is ${originLps.join(', ')}`;
  }
  if (direction.length !== 9 || !direction.every(Number.isFinite)) {
    return `the direction must be nine finite numbers, but it is ${direction.join(' ')}`;
  }
  return directionProblem(direction);
}

function directionProblem(direction: Mat3): string | undefined {
  for (let a = 0; a < 3; a++) {
    for (let b = a; b < 3; b++) {
      const dot = columnDot(direction, a, b);
      if (Math.abs(dot - (a === b ? 1 : 0)) > ORTHONORMAL_TOLERANCE) {
        const axes = 'IJK';
        return a === b
          ? `the direction of axis ${axes[a]} has length ${Math.sqrt(dot).toFixed(4)} instead of 1`
          : `axes ${axes[a]} and ${axes[b]} are not perpendicular (cosine ${dot.toFixed(4)}), the grid is sheared; resample it onto a rectangular grid first`;
      }
    }
  }
  return undefined;
}

function columnDot(m: Mat3, a: number, b: number): number {
  return m[a] * m[b] + m[3 + a] * m[3 + b] + m[6 + a] * m[6 + b];
}
