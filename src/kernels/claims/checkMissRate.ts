import { formatRange } from './formatRange.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding } from './types.ts';

/** Mean recall and mean false negative rate over the same cases, all of which hold tumour. */
export interface MissRateClaim {
  readonly recall: string;
  readonly falseNegativeRate: string;
}

/** Checks that recall and false negative rate add up to 1, which holds case by case and hence for means. */
export function checkMissRate({ recall, falseNegativeRate }: MissRateClaim): ClaimFinding {
  const [hit, miss] = [parseStated(recall, 'recall'), parseStated(falseNegativeRate, 'falseNegativeRate')];
  const range = { lower: hit.lower + miss.lower, upper: hit.upper + miss.upper };
  const sum = formatRange(range, Math.max(hit.decimals, miss.decimals));
  return range.lower <= 1 && range.upper >= 1
    ? { verdict: 'HOLDS', message: `Recall and false negative rate add up to 1 (${sum}).` }
    : { verdict: 'CONTRADICTED', message: `Recall and false negative rate add up to ${sum}, not 1.` };
}
