import type { Mat4 } from '../geometry/types.ts';
import { validateAffine } from '../geometry/validateAffine.ts';
import { createRandomGenerator } from '../random/randomGenerator.ts';
import { judgePose } from './judgePose.ts';
import { levelRecord, requireOverlap } from './levelRecord.ts';
import { searchBoxPoses, summariseNull } from './nullSimilarities.ts';
import { prepareRegistration, throwIfStopped } from './prepareRegistration.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';
import { unsearchedDisplacement } from './uncertainty/unsearchedDisplacement.ts';
import { weighDisplacement } from './uncertainty/weighDisplacement.ts';

/**
 * A pose that was found elsewhere, with the evidence that `registerRigid` gives at its fine level. Nothing is
 * restarted, so `restartCount` is 0 and agreement of restarts is no part of `betterByEvidence`. The pose may lie
 * anywhere and stretch; the random poses of the null lie around the tracked one.
 * @throws the same errors as `registerRigid`; NO_OVERLAP when the given pose leaves the MRI
 */
export function judgeGivenPose(
  input: RegistrationInput,
  movingToFixedLps: Mat4,
  hooks: RegistrationHooks = {},
): RegistrationResult {
  throwIfStopped(hooks);
  validateAffine(movingToFixedLps, 'The given pose');
  hooks.onProgress?.(0, 'Preparing images');
  const prepared = prepareRegistration(input, movingToFixedLps);
  const fine = prepared.level('fine');
  requireOverlap(fine, input, movingToFixedLps);
  hooks.onProgress?.(0.7, 'Measuring evidence');
  const { options, poses } = prepared;
  const random = createRandomGenerator(input.seed).fork('null');
  const nulls = searchBoxPoses(options.nullPoses, options, random).map((parameters) => {
    throwIfStopped(hooks);
    return fine.similarityWhereCovered(poses.toMatrix(parameters));
  });
  const tracked = fine.similarity(input.initialMovingToFixedLps);
  const given = fine.score(movingToFixedLps);
  const judged = judgePose(
    {
      similarity: options.similarity,
      initial: input.initialMovingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: tracked,
      similarityAfter: given.similarity,
      similarityWhereCovered: given.similarityWhereCovered,
      overlapFraction: given.overlapFraction,
      nullSimilarities: summariseNull(nulls),
      restarts: [],
      winner: { pose: movingToFixedLps, similarity: given.similarity },
      chanceSimilarity: 0,
    },
    poses,
  );
  hooks.onProgress?.(1, 'Measured');
  return {
    movingToFixedLps,
    similarityBefore: tracked,
    similarityAfter: given.similarity,
    evaluations: { coarse: 0, fine: nulls.length + 2 },
    evidence: weighDisplacement(judged, unsearchedDisplacement(input, prepared, movingToFixedLps)),
    outOfTime: false,
    levels: [levelRecord(options.fine, fine)],
  };
}
