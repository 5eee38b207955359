import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createRandomGenerator } from '../random/randomGenerator.ts';
import { countedLevel } from './countedLevel.ts';
import { judgePose } from './judgePose.ts';
import { searchBoxPoses, summariseNull } from './nullSimilarities.ts';
import { prepareRegistration, throwIfStopped } from './prepareRegistration.ts';
import { type ScoredPose, selectStarts } from './selectStarts.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';
import { searchedDisplacement } from './uncertainty/searchedDisplacement.ts';
import { weighDisplacement } from './uncertainty/weighDisplacement.ts';

/** Restarts closer than this in pose parameters would climb the same hill. */
const START_SEPARATION_MM = 4;
const FINE_SEPARATION_MM = 1;

/**
 * Rigid registration of MRI to ultrasound by the similarity of the options, coarse to fine. Poses spread over a box around the tracked pose
 * are scored at the coarse level, the best distinct ones and the tracked pose are refined there, the best of these
 * at the fine level. Deterministic for a seed; one thread.
 * @returns `movingToFixedLps` with the evidence for it; never a verdict. Look at `betterByEvidence` before use
 * @throws NO_OVERLAP, CONSTANT_IMAGE, NON_FINITE_VALUES, EMPTY_MASK, REGISTRATION_FAILED, INVALID_INPUT,
 * UNSUPPORTED_GEOMETRY, GRID_MISMATCH, JOB_CANCELLED
 */
export function registerRigid(input: RegistrationInput, hooks: RegistrationHooks = {}): RegistrationResult {
  const report = hooks.onProgress ?? (() => {});
  throwIfStopped(hooks);
  report(0, 'Preparing images');
  const prepared = prepareRegistration(input);
  const random = createRandomGenerator(input.seed);
  const coarse = countedLevel(prepared, 'coarse', hooks);
  const { options } = prepared;
  coarse.requireOverlap(input);

  report(0.15, 'Scoring starting poses');
  const tracked = coarse.score(new Float64Array(6));
  const sampled = searchBoxPoses(options.coarsePoses, options, random.fork('coarse')).map(coarse.score);
  const starts = [tracked, ...selectStarts(sampled, options.restarts, START_SEPARATION_MM)];
  const refined = starts.map((start, n) => {
    report(0.3 + (0.3 * n) / starts.length, `Refining start ${n + 1} of ${starts.length}`);
    return coarse.refine(start, 2, 0.1, options.coarseEvaluationsPerRestart);
  });

  report(0.6, 'Preparing the fine level');
  const fine = countedLevel(prepared, 'fine', hooks);
  const before = fine.score(new Float64Array(6));
  const finalists = selectStarts(refined, options.fineRestarts, FINE_SEPARATION_MM);
  const finished = finalists.map((start, n) => {
    report(0.7 + (0.2 * n) / finalists.length, `Refining finalist ${n + 1} of ${finalists.length}`);
    const end = fine.refine(start, 0.5, 0.03, options.fineEvaluationsPerRestart);
    return { end, coarse: start };
  });
  const best = finished.reduce((a, b) => (b.end.similarity > a.end.similarity ? b : a));
  requireSimilarity(best.end.similarity);
  // The tracked pose itself is a candidate: refinement from elsewhere may end lower than it.
  const won = before.similarity > best.end.similarity ? { end: before, coarse: refined[0] } : best;

  report(0.9, 'Measuring evidence');
  const nulls = searchBoxPoses(options.nullPoses, options, random.fork('null')).map(fine.scoreWhereCovered);
  const movingToFixedLps = prepared.poses.toMatrix(won.end.parameters);
  const restartEnd = ({ parameters, similarity }: ScoredPose) => ({
    pose: prepared.poses.toMatrix(parameters),
    similarity,
  });
  const judged = judgePose(
    {
      similarity: options.similarity,
      initial: input.initialMovingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: before.similarity,
      similarityAfter: won.end.similarity,
      similarityWhereCovered: fine.scoreWhereCovered(won.end.parameters),
      overlapFraction: fine.evaluator.overlapFraction(movingToFixedLps),
      nullSimilarities: summariseNull(nulls),
      restarts: refined.map(restartEnd),
      winner: restartEnd(won.coarse),
      chanceSimilarity: sampled.reduce((sum, { similarity }) => sum + similarity, 0) / sampled.length,
    },
    prepared.poses,
  );
  const displacement = searchedDisplacement(
    { input, prepared, evaluator: fine.evaluator, parameters: won.end.parameters, judged },
    hooks,
  );
  report(1, 'Registered');
  return {
    movingToFixedLps,
    similarityBefore: before.similarity,
    similarityAfter: won.end.similarity,
    evaluations: { coarse: coarse.evaluations(), fine: fine.evaluations() },
    evidence: weighDisplacement(judged, displacement),
    levels: [coarse.record, fine.record],
  };
}

function requireSimilarity(similarity: number): void {
  if (similarity > 0 && Number.isFinite(similarity)) return;
  throw new SonoledgerError(
    'REGISTRATION_FAILED',
    'No pose near the tracked one gives the images anything in common. Check that both show the same region.',
  );
}
