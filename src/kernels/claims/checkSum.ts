import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ClaimFinding } from './types.ts';

/** "7 patients fewer: one without annotation, the rest by image quality". A part whose count is not stated is null. */
export interface SumClaim {
  readonly total: number;
  readonly parts: readonly { readonly label: string; readonly count?: number | null }[];
}

/** Checks that parts add up to their total, and names what remains unexplained. */
export function checkSum({ total, parts }: SumClaim): ClaimFinding {
  const counts = parts.flatMap(({ count }) => (count == null ? [] : [count]));
  if (![total, ...counts].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new SonoledgerError('INVALID_INPUT', 'A sum needs whole numbers from 0.');
  }
  const explained = counts.reduce((sum, count) => sum + count, 0);
  const open = parts.filter(({ count }) => count == null).map(({ label }) => `"${label}"`);
  const rest = total - explained;
  if (rest < 0) {
    return { verdict: 'CONTRADICTED', message: `The parts add up to ${explained}, more than ${total}.` };
  }
  if (open.length > 0) {
    return {
      verdict: 'UNDECIDED',
      message: `${explained} of ${total} are explained; ${rest} ${rest === 1 ? 'is' : 'are'} left for ${open.join(', ')} without a count.`,
    };
  }
  return rest === 0
    ? { verdict: 'HOLDS', message: `The parts add up to ${total}.` }
    : {
        verdict: 'CONTRADICTED',
        message: `The parts add up to ${explained}; ${rest} of ${total} remain unexplained.`,
      };
}
