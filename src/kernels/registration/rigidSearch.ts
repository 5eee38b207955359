import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createRandomGenerator, type RandomGenerator } from '../random/randomGenerator.ts';
import type { PoseScore } from '../similarity/types.ts';
import { createPoseScoring, type PoseScoring, type Scoring } from './createPoseScoring.ts';
import { judgePose, type PoseMeasurements, type Restarts } from './judgePose.ts';
import { levelRecord, requireOverlap } from './levelRecord.ts';
import { searchBoxPoses, summariseNull } from './nullSimilarities.ts';
import type { PreparedRegistration } from './prepareRegistration.ts';
import { type ScoredPose, selectStarts } from './selectStarts.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';
import { searchedDisplacement } from './uncertainty/searchedDisplacement.ts';
import { weighDisplacement } from './uncertainty/weighDisplacement.ts';

/** Restarts closer than this in pose parameters would climb the same hill. */
const START_SEPARATION_MM = 4;
const FINE_SEPARATION_MM = 1;

/** What is below comes from rounding. */
const LEAST_SIMILARITY = 1e-6;

/** How the work of a search divides; its notes are what a person reads meanwhile. */
const PROGRESS = { starts: 0.1, coarse: 0.3, fineLevel: 0.5, fine: 0.6, evidence: 0.9 } as const;

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
): Scoring<RegistrationResult> {
  const { options } = prepared;
  const report = hooks.onProgress ?? (() => {});
  const random = createRandomGenerator(input.seed);
  const scoring = createPoseScoring(prepared, hooks);
  report(0, 'Preparing images');
  const coarse = prepared.level('coarse');
  requireOverlap(coarse, input);
  const climbed = yield* climbCoarse(prepared, scoring, random, report);

  report(PROGRESS.fineLevel, 'Preparing the fine level');
  const fine = prepared.level('fine');
  const finish = yield* climbFine(prepared, scoring, climbed.refined, report);

  report(PROGRESS.evidence, 'Measuring evidence');
  const nulls = searchBoxPoses(options.nullPoses, options, random.fork('null'));
  const [atEnd, ...atNulls] = yield* scoring.score('fine', [finish.end.parameters, ...nulls]);
  const judged = judgePose(
    measurementsOf(prepared, input, { ...climbed, ...finish, atEnd, atNulls }),
    prepared.poses,
  );
  const displacement = searchedDisplacement(
    { input, prepared, evaluator: fine, parameters: finish.end.parameters, judged },
    hooks,
  );
  report(1, 'Registered');
  return {
    movingToFixedLps: prepared.poses.toMatrix(finish.end.parameters),
    similarityBefore: finish.before.similarity,
    similarityAfter: finish.end.similarity,
    evaluations: scoring.evaluations,
    evidence: weighDisplacement(judged, displacement),
    outOfTime: hooks.isOutOfTime?.() ?? false,
    levels: [levelRecord(options.coarse, coarse), levelRecord(options.fine, fine)],
  };
}

type Report = (fraction: number, note: string) => void;

interface Climbed {
  /** Where the tracked pose ended at the coarse level, then the best distinct poses of the box. */
  readonly refined: readonly ScoredPose[];
  /** Mean similarity of the box at the coarse level. */
  readonly chanceSimilarity: number;
}

function* climbCoarse(
  { options }: PreparedRegistration,
  scoring: PoseScoring,
  random: RandomGenerator,
  report: Report,
): Scoring<Climbed> {
  report(PROGRESS.starts, 'Scoring starting poses');
  const box = searchBoxPoses(options.coarsePoses, options, random.fork('coarse'));
  const [tracked, ...sampled] = yield* scoring.scoredPoses('coarse', [new Float64Array(6), ...box]);
  const starts = [tracked, ...selectStarts(sampled, options.restarts, START_SEPARATION_MM)];
  const budget = options.coarseEvaluationsPerRestart;
  const refined = yield* scoring.refine('coarse', starts, budget, (share, running) =>
    report(
      between(PROGRESS.coarse, PROGRESS.fineLevel, share),
      `Refining ${running} of ${starts.length} starts`,
    ),
  );
  const sum = sampled.reduce((total, { similarity }) => total + similarity, 0);
  return { refined, chanceSimilarity: sum / sampled.length };
}

interface Finish {
  /** The tracked pose at the fine level. */
  readonly before: ScoredPose;
  readonly end: ScoredPose;
  /** The coarse pose that `end` was refined from. */
  readonly basin: ScoredPose;
}

function* climbFine(
  { options }: PreparedRegistration,
  scoring: PoseScoring,
  refined: readonly ScoredPose[],
  report: Report,
): Scoring<Finish> {
  const [before] = yield* scoring.scoredPoses('fine', [new Float64Array(6)]);
  const finalists = selectStarts(refined, options.fineRestarts, FINE_SEPARATION_MM);
  const budget = options.fineEvaluationsPerRestart;
  const finished = yield* scoring.refine('fine', finalists, budget, (share, running) =>
    report(
      between(PROGRESS.fine, PROGRESS.evidence, share),
      `Refining ${running} of ${finalists.length} finalists`,
    ),
  );
  const winner = finished.reduce((a, b, n) => (b.similarity > finished[a].similarity ? n : a), 0);
  requireSimilarity(finished[winner].similarity);
  // The tracked pose itself is a candidate: refinement from elsewhere may end lower than it.
  return before.similarity > finished[winner].similarity
    ? { before, end: before, basin: refined[0] }
    : { before, end: finished[winner], basin: finalists[winner] };
}

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

function measurementsOf(
  { options, poses }: PreparedRegistration,
  { initialMovingToFixedLps }: RegistrationInput,
  found: Climbed & Finish & { readonly atEnd: PoseScore; readonly atNulls: readonly PoseScore[] },
): PoseMeasurements & Restarts {
  const { before, end, basin, refined, atEnd, atNulls, chanceSimilarity } = found;
  const restartEnd = ({ parameters, similarity }: ScoredPose) => ({
    pose: poses.toMatrix(parameters),
    similarity,
  });
  return {
    similarity: options.similarity,
    initial: initialMovingToFixedLps,
    result: poses.toMatrix(end.parameters),
    similarityBefore: before.similarity,
    similarityAfter: end.similarity,
    similarityWhereCovered: atEnd.similarityWhereCovered,
    overlapFraction: atEnd.overlapFraction,
    nullSimilarities: summariseNull(atNulls.map(({ similarityWhereCovered }) => similarityWhereCovered)),
    restarts: refined.map(restartEnd),
    winner: restartEnd(basin),
    chanceSimilarity,
  };
}

function requireSimilarity(similarity: number): void {
  if (similarity > LEAST_SIMILARITY && Number.isFinite(similarity)) return;
  throw new SonoledgerError(
    'REGISTRATION_FAILED',
    'No pose near the tracked one gives the images anything in common. Check that both show the same region.',
  );
}
