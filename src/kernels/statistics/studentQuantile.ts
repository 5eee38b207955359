import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { studentUpperTail } from './studentUpperTail.ts';

/**
 * The t with P(T <= t) = p of Student's distribution, found by bisection to double precision.
 *
 * Errors: INVALID_INPUT unless 0 < p < 1 and degreesOfFreedom > 0.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1) || !(degreesOfFreedom > 0)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A quantile of Student's t needs 0 < p < 1 and degrees of freedom above 0 but has ${p} and ${degreesOfFreedom}.`,
    );
  }
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let low = 0;
  let high = 1;
  while (studentUpperTail(high, degreesOfFreedom) > tail) high *= 2;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentUpperTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}
