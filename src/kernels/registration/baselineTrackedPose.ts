import { createRandomGenerator } from '../random/randomGenerator.ts';
import { countedLevel } from './countedLevel.ts';
import { judgePose } from './judgePose.ts';
import { searchBoxPoses, summariseNull } from './nullSimilarities.ts';
import { prepareRegistration, throwIfStopped } from './prepareRegistration.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';

/**
 * The tracked pose as a registration that changes nothing, with the same evidence at the same level: the baseline
 * that every other method has to beat. Nothing is restarted, so `restartCount` is 0.
 * @throws the same errors as `registerRigid`
 */
export function baselineTrackedPose(
  input: RegistrationInput,
  hooks: RegistrationHooks = {},
): RegistrationResult {
  throwIfStopped(hooks);
  hooks.onProgress?.(0, 'Preparing images');
  const prepared = prepareRegistration(input);
  const fine = countedLevel(prepared, 'fine', hooks);
  fine.requireOverlap(input);
  hooks.onProgress?.(0.7, 'Measuring evidence');
  const identity = new Float64Array(6);
  const { similarity } = fine.score(identity);
  const random = createRandomGenerator(input.seed).fork('null');
  const nulls = searchBoxPoses(prepared.options.nullPoses, prepared.options, random).map(
    fine.scoreWhereCovered,
  );
  const movingToFixedLps = input.initialMovingToFixedLps;
  const evidence = judgePose(
    {
      initial: movingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: similarity,
      similarityAfter: similarity,
      similarityWhereCovered: fine.scoreWhereCovered(identity),
      overlapFraction: fine.evaluator.overlapFraction(movingToFixedLps),
      nullSimilarities: summariseNull(nulls),
      restarts: [],
      winner: movingToFixedLps,
    },
    prepared.poses,
  );
  hooks.onProgress?.(1, 'Measured');
  return {
    movingToFixedLps,
    similarityBefore: similarity,
    similarityAfter: similarity,
    evaluations: { coarse: 0, fine: fine.evaluations() },
    evidence,
    levels: [fine.record],
  };
}
