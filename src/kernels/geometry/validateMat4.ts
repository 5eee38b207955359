import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from './types.ts';

/**
 * Checks that a matrix is an affine transform: 16 finite numbers whose last row is 0 0 0 1.
 * @param name what the message calls the matrix, such as `movingToFixedLps`
 * @throws INVALID_INPUT
 */
export function validateMat4(m: Mat4, name: string): void {
  if (m.length !== 16) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${name} must be a row-major 4x4 matrix of 16 numbers, but it has ${m.length}.`,
    );
  }
  if (!m.every(Number.isFinite)) {
    throw new SonoledgerError('INVALID_INPUT', `${name} must hold finite numbers only.`);
  }
  if (m[12] !== 0 || m[13] !== 0 || m[14] !== 0 || m[15] !== 1) {
    const lastRow = m.slice(12).join(' ');
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${name} must have the last row 0 0 0 1, but it is ${lastRow}. Matrices are row-major.`,
    );
  }
}
