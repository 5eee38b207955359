import { wilsonInterval } from './wilsonInterval.ts';

/** A share with its denominator; share and Wilson's 95 % interval are null when there is nothing to share. */
export interface ProportionOf {
  readonly count: number;
  readonly total: number;
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const LEVEL = 0.95;

/** Errors: INVALID_INPUT unless 0 <= count <= total are whole numbers. */
export function proportionOf(count: number, total: number): ProportionOf {
  const interval = wilsonInterval(count, total, LEVEL);
  if (interval.state === 'NO_VALUES') return { count, total, share: null, lower: null, upper: null };
  return { count, total, share: interval.proportion, lower: interval.lower, upper: interval.upper };
}
