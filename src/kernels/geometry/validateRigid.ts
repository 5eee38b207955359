import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { determinant } from './determinant.ts';
import type { Mat4 } from './types.ts';
import { validateMat4 } from './validateMat4.ts';

/** Six decimals in a text file move an entry by 5e-7; a scale of a thousandth is a different transform. */
const RIGID_TOLERANCE = 1e-4;

/**
 * Checks that a matrix is rigid: a proper rotation (orthonormal within 1e-4, no mirroring) and a translation.
 * @param name what the message calls the matrix
 * @throws INVALID_INPUT
 */
export function validateRigid(m: Mat4, name: string): void {
  validateMat4(m, name);
  for (let a = 0; a < 3; a++) {
    for (let b = a; b < 3; b++) {
      const dot = m[a] * m[b] + m[4 + a] * m[4 + b] + m[8 + a] * m[8 + b];
      if (Math.abs(dot - (a === b ? 1 : 0)) > RIGID_TOLERANCE) {
        throw new SonoledgerError('INVALID_INPUT', `${name} is not rigid: it scales or shears.`);
      }
    }
  }
  if (determinant(m) < 0) {
    throw new SonoledgerError('INVALID_INPUT', `${name} is not rigid: it mirrors the image.`);
  }
}
