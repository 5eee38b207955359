import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { formatRange } from './formatRange.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding } from './types.ts';

/** "57k against 8k, 7 times". */
export interface RatioClaim {
  readonly ratio: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** Checks a stated ratio against its two numbers, within the rounding of all three. */
export function checkRatio(claim: RatioClaim): ClaimFinding {
  const ratio = parseStated(claim.ratio, 'ratio');
  const [over, under] = [
    parseStated(claim.numerator, 'numerator'),
    parseStated(claim.denominator, 'denominator'),
  ];
  if (over.value < 0 || under.lower <= 0) {
    throw new SonoledgerError('INVALID_INPUT', 'A ratio needs a numerator from 0 and a denominator above 0.');
  }
  const range = { lower: Math.max(0, over.lower) / under.upper, upper: over.upper / under.lower };
  const told = `${over.text} over ${under.text} is ${formatRange(range, ratio.decimals)}`;
  return ratio.lower <= range.upper && ratio.upper >= range.lower
    ? { verdict: 'HOLDS', message: `${told}, as stated (${ratio.text}).` }
    : { verdict: 'CONTRADICTED', message: `${told}, not ${ratio.text}.` };
}
