import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from './types.ts';
import { validateMat4 } from './validateMat4.ts';

/**
 * The inverse of an affine transform.
 * @throws INVALID_INPUT when the matrix is not affine or cannot be inverted
 */
export function invertMat4(m: Mat4): Mat4 {
  validateMat4(m, 'matrix');
  const [a, b, c, tx, d, e, f, ty, g, h, i, tz] = m;
  const cofactorA = e * i - f * h;
  const cofactorB = f * g - d * i;
  const cofactorC = d * h - e * g;
  const determinant = a * cofactorA + b * cofactorB + c * cofactorC;
  // The product of the column lengths is the largest determinant these columns could have (Hadamard), which
  // makes the test independent of the unit and the spacing.
  const bound = Math.hypot(a, d, g) * Math.hypot(b, e, h) * Math.hypot(c, f, i);
  if (!(Math.abs(determinant) > 1e-12 * bound)) {
    throw new SonoledgerError('INVALID_INPUT', 'The matrix is singular and cannot be inverted.');
  }
  const s = 1 / determinant;
  const linear = [
    cofactorA * s,
    (c * h - b * i) * s,
    (b * f - c * e) * s,
    cofactorB * s,
    (a * i - c * g) * s,
    (c * d - a * f) * s,
    cofactorC * s,
    (b * g - a * h) * s,
    (a * e - b * d) * s,
  ];
  const offset = (row: number): number =>
    -(linear[3 * row] * tx + linear[3 * row + 1] * ty + linear[3 * row + 2] * tz);
  return [
    ...linear.slice(0, 3),
    offset(0),
    ...linear.slice(3, 6),
    offset(1),
    ...linear.slice(6, 9),
    offset(2),
    0,
    0,
    0,
    1,
  ];
}
