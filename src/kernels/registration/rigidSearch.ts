import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { searchInLockStep } from '../optimise/searchInLockStep.ts';
import { trustRegionSearch } from '../optimise/trustRegionSearch.ts';
import type { Minimum } from '../optimise/types.ts';
import { createRandomGenerator } from '../random/randomGenerator.ts';
import type { PoseScore } from '../similarity/types.ts';
import { judgePose } from './judgePose.ts';
import { levelRecord, requireOverlap } from './levelRecord.ts';
import { searchBoxPoses, summariseNull } from './nullSimilarities.ts';
import { type PreparedRegistration, throwIfStopped } from './prepareRegistration.ts';
import { type ScoredPose, selectStarts } from './selectStarts.ts';
import type {
  LevelName,
  PoseQuery,
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
} from './types.ts';
import { searchedDisplacement } from './uncertainty/searchedDisplacement.ts';
import { weighDisplacement } from './uncertainty/weighDisplacement.ts';

/** Restarts closer than this in pose parameters would climb the same hill. */
const START_SEPARATION_MM = 4;
const FINE_SEPARATION_MM = 1;

/** First and last resolution of the refinement at each level, in pose parameters, mm. */
const RESOLUTION = { coarse: { rhoBegin: 2, rhoEnd: 0.1 }, fine: { rhoBegin: 0.5, rhoEnd: 0.03 } } as const;

/** What is below comes from rounding. */
const LEAST_SIMILARITY = 1e-6;

/** How the work of a search divides; its notes are what a person reads meanwhile. */
const PROGRESS = { starts: 0.1, coarse: 0.3, fineLevel: 0.5, fine: 0.6, evidence: 0.9 } as const;

/** A search that yields the poses it wants scored, all at once, and is sent their scores in the same order. */
export type RigidSearch = Generator<PoseQuery, RegistrationResult, readonly PoseScore[]>;

/**
 * Rigid registration of MRI to ultrasound, coarse to fine: poses spread over a box around the tracked pose are
 * scored at the coarse level, the best distinct ones and the tracked pose are refined there in lock step, the best
 * of these at the fine level. What scores the poses is up to the caller; the result does not depend on how they are
 * divided. Deterministic for a seed, unless the time runs out.
 */
export function* rigidSearch(
  prepared: PreparedRegistration,
  input: RegistrationInput,
  hooks: RegistrationHooks = {},
): RigidSearch {
  const { options, poses } = prepared;
  const report = hooks.onProgress ?? (() => {});
  const random = createRandomGenerator(input.seed);
  const evaluations = { coarse: 0, fine: 0 };

  function* score(level: LevelName, points: readonly Float64Array[]): Scoring<readonly PoseScore[]> {
    throwIfStopped(hooks);
    evaluations[level] += points.length;
    return yield { level, poses: points.map(poses.toMatrix) };
  }
  function* scoredPoses(level: LevelName, points: readonly Float64Array[]): Scoring<ScoredPose[]> {
    const scores = yield* score(level, points);
    return points.map((parameters, n) => ({ parameters, similarity: scores[n].similarity }));
  }
  function* refine(level: LevelName, starts: readonly ScoredPose[], budget: number): Scoring<ScoredPose[]> {
    const [from, to] =
      level === 'coarse' ? [PROGRESS.coarse, PROGRESS.fineLevel] : [PROGRESS.fine, PROGRESS.evidence];
    const settings = { ...RESOLUTION[level], maxEvaluations: budget, shouldStop: hooks.isOutOfTime };
    let rounds = 0;
    const search = searchInLockStep(
      starts.map(({ parameters }) => trustRegionSearch(parameters, settings)),
      (running) => {
        rounds++;
        const note = `Refining ${running} of ${starts.length} ${level === 'coarse' ? 'starts' : 'finalists'}`;
        report(from + ((to - from) * Math.min(rounds, budget)) / budget, note);
      },
    );
    let step = search.next([]);
    while (!step.done) {
      const scores = yield* score(level, step.value);
      step = search.next(scores.map(({ similarity }) => -similarity));
    }
    return step.value.map(scoredMinimum);
  }

  report(0, 'Preparing images');
  const coarse = prepared.level('coarse');
  requireOverlap(coarse, input);
  report(PROGRESS.starts, 'Scoring starting poses');
  const tracked = new Float64Array(6);
  const box = searchBoxPoses(options.coarsePoses, options, random.fork('coarse'));
  const [trackedCoarse, ...sampled] = yield* scoredPoses('coarse', [tracked, ...box]);
  const starts = [trackedCoarse, ...selectStarts(sampled, options.restarts, START_SEPARATION_MM)];
  const refined = yield* refine('coarse', starts, options.coarseEvaluationsPerRestart);

  report(PROGRESS.fineLevel, 'Preparing the fine level');
  const fine = prepared.level('fine');
  const [before] = yield* scoredPoses('fine', [tracked]);
  const finalists = selectStarts(refined, options.fineRestarts, FINE_SEPARATION_MM);
  const finished = yield* refine('fine', finalists, options.fineEvaluationsPerRestart);
  const winner = finished.reduce((a, b, n) => (b.similarity > finished[a].similarity ? n : a), 0);
  requireSimilarity(finished[winner].similarity);
  // The tracked pose itself is a candidate: refinement from elsewhere may end lower than it.
  const isTracked = before.similarity > finished[winner].similarity;
  const end = isTracked ? before : finished[winner];
  const basin = isTracked ? refined[0] : finalists[winner];

  report(PROGRESS.evidence, 'Measuring evidence');
  const nulls = searchBoxPoses(options.nullPoses, options, random.fork('null'));
  const [atEnd, ...atNulls] = yield* score('fine', [end.parameters, ...nulls]);
  const movingToFixedLps = poses.toMatrix(end.parameters);
  const restartEnd = ({ parameters, similarity }: ScoredPose) => ({
    pose: poses.toMatrix(parameters),
    similarity,
  });
  const judged = judgePose(
    {
      similarity: options.similarity,
      initial: input.initialMovingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: before.similarity,
      similarityAfter: end.similarity,
      similarityWhereCovered: atEnd.similarityWhereCovered,
      overlapFraction: atEnd.overlapFraction,
      nullSimilarities: summariseNull(atNulls.map(({ similarityWhereCovered }) => similarityWhereCovered)),
      restarts: refined.map(restartEnd),
      winner: restartEnd(basin),
      chanceSimilarity: sampled.reduce((sum, { similarity }) => sum + similarity, 0) / sampled.length,
    },
    poses,
  );
  const displacement = searchedDisplacement(
    { input, prepared, evaluator: fine, parameters: end.parameters, judged },
    hooks,
  );
  report(1, 'Registered');
  return {
    movingToFixedLps,
    similarityBefore: before.similarity,
    similarityAfter: end.similarity,
    evaluations,
    evidence: weighDisplacement(judged, displacement),
    outOfTime: hooks.isOutOfTime?.() ?? false,
    levels: [levelRecord(options.coarse, coarse), levelRecord(options.fine, fine)],
  };
}

type Scoring<Result> = Generator<PoseQuery, Result, readonly PoseScore[]>;

const scoredMinimum = ({ parameters, value }: Minimum): ScoredPose => ({ parameters, similarity: -value });

function requireSimilarity(similarity: number): void {
  if (similarity > LEAST_SIMILARITY && Number.isFinite(similarity)) return;
  throw new SonoledgerError(
    'REGISTRATION_FAILED',
    'No pose near the tracked one gives the images anything in common. Check that both show the same region.',
  );
}
