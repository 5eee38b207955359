import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { minimumSignedRankP } from '../statistics/minimumSignedRankP.ts';
import type { ClaimFinding } from './types.ts';

/** "No significant difference" in a paired, two-sided, exact signed-rank or sign test of n units. */
export interface SmallestPClaim {
  readonly n: number;
  /** The level of each test, after correction. */
  readonly alpha: number;
}

/** Checks that a test could have come out significant at all, whatever its data. */
export function checkSmallestP({ n, alpha }: SmallestPClaim): ClaimFinding {
  if (!Number.isSafeInteger(n) || n < 1 || !(alpha > 0 && alpha < 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'A smallest p needs at least one pair and 0 < alpha < 1.');
  }
  const least = minimumSignedRankP(n);
  const message = `With ${n} pairs the smallest two-sided exact p is ${String(Number(least.toPrecision(4)))}`;
  if (least <= alpha) return { verdict: 'HOLDS', message: `${message}, so ${alpha} can be reached.` };
  let enough = n;
  while (minimumSignedRankP(enough) > alpha) enough++;
  return {
    verdict: 'CONTRADICTED',
    message: `${message}, above ${alpha}: significance was out of reach whatever the data; it takes ${enough} pairs.`,
  };
}
