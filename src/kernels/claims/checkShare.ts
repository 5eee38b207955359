import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding, StatedNumber } from './types.ts';

/** "22.8 % (30/114)". Without a count, or with several possible totals, the check looks for what would fit. */
export interface ShareClaim {
  /** The percentage as printed, without the sign. */
  readonly percent: string;
  readonly count?: number | null;
  /** Possible denominators; one when it is stated. */
  readonly totals: readonly number[];
}

const MOST_TOTALS = 100;

/** Checks a percentage against its count and denominator. */
export function checkShare({ percent, count, totals }: ShareClaim): ClaimFinding {
  const stated = parseStated(percent, 'percent');
  requireWhole(count, totals);
  return count == null ? countsThatFit(stated, totals) : totalsThatFit(stated, count, totals);
}

function totalsThatFit(stated: StatedNumber, count: number, totals: readonly number[]): ClaimFinding {
  const fitting = totals.filter((total) => fits(stated, count, total));
  const told = totals.map((total) => `${count}/${total} is ${percentOf(count, total, stated.decimals)} %`);
  if (fitting.length > 0) return { verdict: 'HOLDS', message: `${told.join('; ')}.` };
  const others = totals.flatMap((total) => countsOf(stated, total).map((other) => `${other}/${total}`));
  const remark = others.length > 0 ? `${stated.text} % would be ${others.join(' or ')}` : 'no count gives it';
  return { verdict: 'CONTRADICTED', message: `${told.join('; ')}, not ${stated.text} %; ${remark}.` };
}

function countsThatFit(stated: StatedNumber, totals: readonly number[]): ClaimFinding {
  const fitting = totals.flatMap((total) => countsOf(stated, total).map((count) => `${count}/${total}`));
  if (fitting.length === 0) {
    return {
      verdict: 'CONTRADICTED',
      message: `No count out of ${totals.join(' or ')} gives ${stated.text} %.`,
    };
  }
  if (fitting.length === 1) return { verdict: 'HOLDS', message: `${stated.text} % is ${fitting[0]}.` };
  return {
    verdict: 'UNDECIDED',
    message: `${stated.text} % may be ${fitting.join(', ')}: state count and denominator.`,
  };
}

/** Every count whose share of `total` rounds to the stated percentage. */
function countsOf(stated: StatedNumber, total: number): number[] {
  const first = Math.max(0, Math.ceil((stated.lower / 100) * total));
  const last = Math.min(total, Math.floor((stated.upper / 100) * total));
  // A coarse percentage of a large total fits whole stretches, which say nothing one by one.
  return last - first > 20
    ? [first, last]
    : Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function fits({ lower, upper }: StatedNumber, count: number, total: number): boolean {
  const percent = (100 * count) / total;
  return percent >= lower && percent <= upper;
}

const percentOf = (count: number, total: number, decimals: number): string =>
  ((100 * count) / total).toFixed(Math.max(decimals, 1));

function requireWhole(count: number | null | undefined, totals: readonly number[]): void {
  if (totals.length === 0 || totals.length > MOST_TOTALS) {
    throw new SonoledgerError('INVALID_INPUT', `A share needs 1 to ${MOST_TOTALS} possible totals.`);
  }
  const ok = totals.every(
    (total) => Number.isSafeInteger(total) && total > 0 && (count == null || count <= total),
  );
  if (ok && (count == null || (Number.isSafeInteger(count) && count >= 0))) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'A share needs whole numbers with 0 <= count <= total and total > 0.',
  );
}
