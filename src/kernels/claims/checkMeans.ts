import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { formatRange } from './formatRange.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding, Range } from './types.ts';

/** An overall mean and the means of the groups that make it up, as printed; sizes where they are stated. */
export interface MeansClaim {
  readonly overall: string;
  readonly parts: readonly { readonly label: string; readonly mean: string; readonly n?: number | null }[];
}

/**
 * Checks that an overall mean is the mean of its groups weighted by their sizes, within the rounding of all of
 * them; without sizes, that it lies between the smallest and the largest.
 */
export function checkMeans({ overall, parts }: MeansClaim): ClaimFinding {
  const stated = parseStated(overall, 'overall');
  if (parts.length === 0) throw new SonoledgerError('INVALID_INPUT', 'An overall mean needs its parts.');
  if (parts.some(({ n }) => n != null && !(Number.isSafeInteger(n) && n >= 0))) {
    throw new SonoledgerError('INVALID_INPUT', 'Sizes of groups are whole numbers from 0.');
  }
  const means = parts.map(({ label, mean }) => parseStated(mean, `mean of ${label}`));
  const sizes = parts.map(({ n }) => n ?? null);
  const weighted = weightedRange(means, sizes);
  const range = weighted ?? hull(means);
  const inside = stated.lower <= range.upper && stated.upper >= range.lower;
  const what = weighted === null ? 'The groups lie in' : 'Weighted by size the groups give';
  const told = `${what} ${formatRange(range, stated.decimals)}`;
  if (!inside) return { verdict: 'CONTRADICTED', message: `${told}, not ${stated.text}.` };
  return weighted === null
    ? { verdict: 'UNDECIDED', message: `${told}; ${stated.text} is possible, sizes would decide.` }
    : { verdict: 'HOLDS', message: `${told}, as stated (${stated.text}).` };
}

function weightedRange(means: readonly Range[], sizes: readonly (number | null)[]): Range | null {
  let total = 0;
  let lower = 0;
  let upper = 0;
  for (const [i, size] of sizes.entries()) {
    if (size === null) return null;
    total += size;
    lower += size * means[i].lower;
    upper += size * means[i].upper;
  }
  return total === 0 ? null : { lower: lower / total, upper: upper / total };
}

const hull = (means: readonly Range[]): Range => ({
  lower: Math.min(...means.map(({ lower }) => lower)),
  upper: Math.max(...means.map(({ upper }) => upper)),
});
