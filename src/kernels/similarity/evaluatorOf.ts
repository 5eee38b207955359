import type { Mat4 } from '../geometry/types.ts';
import type { PoseScore, SimilarityEvaluator } from './types.ts';

/** An evaluator around a function that gives all measures at once. */
export function evaluatorOf(
  score: (movingToFixedLps: Mat4) => PoseScore,
  counts: Pick<SimilarityEvaluator, 'sampleCount' | 'patchCount'>,
): SimilarityEvaluator {
  return {
    ...counts,
    score,
    similarity: (movingToFixedLps) => score(movingToFixedLps).similarity,
    similarityWhereCovered: (movingToFixedLps) => score(movingToFixedLps).similarityWhereCovered,
    overlapFraction: (movingToFixedLps) => score(movingToFixedLps).overlapFraction,
  };
}
