import type { Vec3 } from '../../geometry/types.ts';
import type { SimilarityEvaluator } from '../../similarity/types.ts';
import type { PoseSpace } from '../poseSpace.ts';
import { blockDerivatives } from './blockDerivatives.ts';
import { blocksOfPatches } from './blocksOfPatches.ts';
import { displacementForm } from './displacementForm.ts';
import { poseCovariance } from './poseCovariance.ts';
import type { DisplacementTarget } from './types.ts';

/** About the width of a gyrus with its sulcus; in a study on two real pairs as many blocks as independent witnesses. */
const BLOCK_MM = 10;
const STEP_MM = 1;

export interface DisplacementSpreadInput {
  readonly evaluator: SimilarityEvaluator;
  readonly poses: PoseSpace;
  /** Where the blocks' grid begins. */
  readonly centreLps: Vec3;
  /** Pose parameters of the maximum. */
  readonly at: Float64Array;
  readonly target: DisplacementTarget;
  readonly throwIfStopped?: () => void;
}

/**
 * Root mean square displacement of the target points, mm, when the pose scatters as much as the blocks of tissue
 * disagree about it: sqrt(trace(C M)) with C of `poseCovariance` and M of `displacementForm`. Not calibrated.
 * @returns undefined for a similarity without patches, where it has no maximum, or with too few blocks
 */
export function displacementSpread(input: DisplacementSpreadInput): number | undefined {
  const { evaluator, poses, at, target, throwIfStopped } = input;
  const { patches } = evaluator;
  if (patches === undefined) return undefined;
  const blocks = blocksOfPatches(patches.centresLps, input.centreLps, BLOCK_MM);
  const poseAt = (parameters: Float64Array) => {
    throwIfStopped?.();
    return poses.toMatrix(parameters);
  };
  const blockScores = (parameters: Float64Array): Float64Array => {
    const scores = new Float64Array(blocks.count);
    patches.shares(poseAt(parameters)).forEach((share, n) => {
      scores[blocks.blockOf[n]] += share;
    });
    return scores;
  };
  const similarity = (parameters: Float64Array): number => evaluator.similarity(poseAt(parameters));
  const covariance = poseCovariance(blockDerivatives(blockScores, similarity, at, STEP_MM));
  if (covariance === undefined) return undefined;
  const form = displacementForm(target.pointsMovingLps, poses.toMatrix, at);
  // Both are symmetric, so the trace of their product is the sum over equal entries.
  return Math.sqrt(covariance.reduce((sum, value, n) => sum + value * form[n], 0));
}
