import type { MetricOutcome, UndefinedState } from '../types.ts';
import type { Emptiness, ImportedDefinition } from './types.ts';

/**
 * What an imported value counts as: itself for two masks with foreground, what the empty rule says otherwise, however
 * the tool wrote that down (seg-metrics gives distance 0). FAILED where the file holds no number.
 */
export function importedOutcome(
  { emptyOutcomes, column }: ImportedDefinition,
  emptiness: Emptiness,
  stated: number | null,
): MetricOutcome | { readonly state: 'FAILED' } {
  switch (emptiness) {
    case 'BOTH':
      return fromRule(emptyOutcomes.bothEmpty);
    case 'REFERENCE':
      return fromRule(emptyOutcomes.emptyReference);
    case 'PREDICTION':
      return fromRule(emptyOutcomes.emptyPrediction);
    case 'NEITHER':
      if (stated === null) return { state: 'FAILED' };
      return { state: 'DEFINED', value: column === 'vs' ? Math.abs(stated) : stated };
  }
}

const fromRule = (entry: number | UndefinedState): MetricOutcome =>
  typeof entry === 'number' ? { state: 'DEFINED', value: entry } : { state: entry };
