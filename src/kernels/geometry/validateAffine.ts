import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { determinant } from './determinant.ts';
import { polarParts } from './polarParts.ts';
import type { Mat4 } from './types.ts';
import { validateMat4 } from './validateMat4.ts';

/** Two images of one head differ less; beyond lie wrong units, such as centimetres. */
const LEAST_SCALE = 0.5;
const MOST_SCALE = 2;

/**
 * Checks that a matrix can carry one image of a patient to another: it does not mirror, and stretches no direction by
 * less than 0.5 or more than 2.
 * @param name what the message calls the matrix
 * @throws INVALID_INPUT
 */
export function validateAffine(m: Mat4, name: string): void {
  validateMat4(m, name);
  if (!(determinant(m) > 0)) {
    throw new SonoledgerError('INVALID_INPUT', `${name} mirrors or flattens the image.`);
  }
  const { principalScales } = polarParts(m);
  const wrong = principalScales.find((scale) => scale < LEAST_SCALE || scale > MOST_SCALE);
  if (wrong === undefined) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${name} scales by ${wrong.toFixed(3)} in some direction, outside ${LEAST_SCALE} to ${MOST_SCALE}: are its units mm?`,
  );
}
