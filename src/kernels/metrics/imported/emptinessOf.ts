import type { Emptiness } from './types.ts';

interface Stated {
  readonly values: Readonly<Record<string, number | null>>;
  readonly counts: { readonly tp: number; readonly fp: number; readonly fn: number } | null;
}

/**
 * Which masks were empty when a tool wrote a case. Counts say it. Without them seg-metrics says it by what only such a
 * pair can have: vs is -2 or +2, or the distance is 0 although nothing is shared. It gives vs 1 and Dice 1 when both
 * are empty.
 */
export function emptinessOf({ values, counts }: Stated): Emptiness {
  if (counts !== null) return fromCounts(counts);
  const { dice, vs, recall, fnr, hd95, hd } = values;
  if (dice === 1 && vs === 1) return 'BOTH';
  if (dice !== 0) return 'NEITHER';
  if (vs === -2) return 'PREDICTION';
  if (vs === 2) return recall === 0 && fnr === 1 ? 'PREDICTION' : 'REFERENCE';
  const noDistance = (hd95 ?? hd) === 0;
  if (!noDistance) return 'NEITHER';
  return fnr === 0 ? 'REFERENCE' : 'PREDICTION';
}

function fromCounts({ tp, fp, fn }: NonNullable<Stated['counts']>): Emptiness {
  if (tp + fp === 0) return tp + fn === 0 ? 'BOTH' : 'PREDICTION';
  return tp + fn === 0 ? 'REFERENCE' : 'NEITHER';
}
