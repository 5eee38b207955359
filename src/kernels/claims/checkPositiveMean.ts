import { formatRange } from './formatRange.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding } from './types.ts';

/** A mean over all cases in which empty predictions count 0, and the mean over the positive predictions alone. */
export interface PositiveMeanClaim {
  readonly meanOfAll: string;
  readonly meanOfPositive: string;
  /** Share of positive predictions in percent, as printed. */
  readonly positivePercent: string;
}

/** Checks mean of all = share of positive predictions x mean of the positive ones (Dice, precision and recall). */
export function checkPositiveMean(claim: PositiveMeanClaim): ClaimFinding {
  const all = parseStated(claim.meanOfAll, 'meanOfAll');
  const positive = parseStated(claim.meanOfPositive, 'meanOfPositive');
  const share = parseStated(claim.positivePercent, 'positivePercent');
  const range = {
    lower: (Math.max(0, share.lower) / 100) * positive.lower,
    upper: (Math.min(100, share.upper) / 100) * positive.upper,
  };
  const told = `${share.text} % of a mean of ${positive.text} is ${formatRange(range, all.decimals)}`;
  return all.lower <= range.upper && all.upper >= range.lower
    ? { verdict: 'HOLDS', message: `${told}, as stated (${all.text}).` }
    : { verdict: 'CONTRADICTED', message: `${told}, not ${all.text}.` };
}
