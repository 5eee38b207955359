import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { determinant } from './determinant.ts';
import { eigenSymmetric4 } from './eigenSymmetric4.ts';
import { invertMat4 } from './invertMat4.ts';
import type { Mat4 } from './types.ts';

export interface PolarParts {
  /** The nearest proper rotation, without translation. */
  readonly rotation: Mat4;
  /** Factors by which the transform stretches along its three principal directions, largest first; 1, 1, 1 if rigid. */
  readonly principalScales: readonly [number, number, number];
}

const MOST_STEPS = 60;

/**
 * Splits the linear part of an affine transform into a rotation after a symmetric stretch (polar decomposition) by
 * Newton's iteration (Higham, SIAM J. Sci. Stat. Comput. 1986).
 * @throws INVALID_INPUT when the matrix is singular or mirrors
 */
export function polarParts(m: Mat4): PolarParts {
  if (determinant(m) <= 0) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'The matrix mirrors or flattens the image: it has no rotation.',
    );
  }
  let rotation: Mat4 = withoutTranslation(m);
  for (let step = 0, change = 1; step < MOST_STEPS && change > 1e-14; step++) {
    const next = mean(rotation, transposed(invertMat4(rotation)));
    change = Math.max(...next.map((value, at) => Math.abs(value - rotation[at])));
    rotation = next;
  }
  return { rotation, principalScales: principalScales(m) };
}

/** Square roots of the eigenvalues of the transposed times the matrix. */
function principalScales(m: Mat4): [number, number, number] {
  const squared = new Array<number>(16).fill(0);
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      squared[4 * a + b] = m[a] * m[b] + m[4 + a] * m[4 + b] + m[8 + a] * m[8 + b];
    }
  }
  const [x, y, z] = eigenSymmetric4(squared).map(({ value }) => Math.sqrt(Math.max(0, value)));
  return [x, y, z];
}

const withoutTranslation = (m: Mat4): Mat4 => m.map((value, at) => (at % 4 === 3 && at < 12 ? 0 : value));
const transposed = (m: Mat4): Mat4 => m.map((_, at) => m[4 * (at % 4) + Math.floor(at / 4)]);
const mean = (a: Mat4, b: Mat4): Mat4 => a.map((value, at) => (value + b[at]) / 2);
