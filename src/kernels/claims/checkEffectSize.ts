import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding, StatedNumber } from './types.ts';

/** "d ~ 0.01" for paired values whose means and standard deviations are stated. */
export interface EffectSizeClaim {
  readonly effectSize: string;
  readonly first: { readonly mean: string; readonly sd: string };
  readonly second: { readonly mean: string; readonly sd: string };
}

/**
 * Checks a standardised mean difference of paired values. The standard deviation of the differences is at most
 * the sum of the two, so |d_z| is at least |difference of means| / (sum of SDs): nothing smaller can be true of
 * d_z, nor of d over the mean or pooled SD, which never divide by more than that sum.
 */
export function checkEffectSize({ effectSize, first, second }: EffectSizeClaim): ClaimFinding {
  const stated = parseStated(effectSize, 'effectSize');
  const [meanA, meanB] = [parseStated(first.mean, 'first mean'), parseStated(second.mean, 'second mean')];
  const [sdA, sdB] = [parseStated(first.sd, 'first SD'), parseStated(second.sd, 'second SD')];
  if (sdA.value <= 0 || sdB.value <= 0) {
    throw new SonoledgerError('INVALID_INPUT', 'An effect size needs standard deviations above 0.');
  }
  const least = smallestDifference(meanA, meanB) / (sdA.upper + sdB.upper);
  const pooled = Math.abs(meanA.value - meanB.value) / Math.sqrt((sdA.value ** 2 + sdB.value ** 2) / 2);
  const told = `At least |d_z| ${least.toFixed(3)}; over the pooled SD d is ${pooled.toFixed(3)}`;
  return Math.max(Math.abs(stated.lower), Math.abs(stated.upper)) < least
    ? { verdict: 'CONTRADICTED', message: `${told}: ${stated.text} cannot be.` }
    : { verdict: 'UNDECIDED', message: `${told}: ${stated.text} is possible, its variant must be named.` };
}

/** The least difference of two means that round to what is stated. */
const smallestDifference = (a: StatedNumber, b: StatedNumber): number =>
  Math.max(0, a.lower - b.upper, b.lower - a.upper);
