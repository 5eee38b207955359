import type { EmptyRule } from './types.ts';

/**
 * Dice, Jaccard, precision: a half-empty pair shares nothing, so 0. Precision of an empty prediction is 0 / 0
 * in arithmetic; the field (seg-metrics, Faanes et al. 2025) takes 0, and so does this rule.
 */
export const ZERO_WHEN_HALF_EMPTY: EmptyRule = {
  bothEmpty: 'UNDEFINED_BOTH_EMPTY',
  emptyReference: 0,
  emptyPrediction: 0,
};

/** Recall: without a reference there is nothing to find; an empty prediction finds none of it. */
export const RECALL_EMPTY_RULE: EmptyRule = {
  bothEmpty: 'UNDEFINED_BOTH_EMPTY',
  emptyReference: 'UNDEFINED_EMPTY_REFERENCE',
  emptyPrediction: 0,
};

/** False negative rate: as recall, an empty prediction misses all of the reference. */
export const FALSE_NEGATIVE_EMPTY_RULE: EmptyRule = { ...RECALL_EMPTY_RULE, emptyPrediction: 1 };

/** Distances and area similarity need both masks. seg-metrics gives distance 0 here, which no mean may hold. */
export const BOTH_MASKS_REQUIRED: EmptyRule = {
  bothEmpty: 'UNDEFINED_BOTH_EMPTY',
  emptyReference: 'UNDEFINED_EMPTY_REFERENCE',
  emptyPrediction: 'UNDEFINED_EMPTY_PREDICTION',
};
