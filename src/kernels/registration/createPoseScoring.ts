import { searchInLockStep } from '../optimise/searchInLockStep.ts';
import { trustRegionSearch } from '../optimise/trustRegionSearch.ts';
import type { Minimum } from '../optimise/types.ts';
import type { PoseScore } from '../similarity/types.ts';
import { type PreparedRegistration, throwIfStopped } from './prepareRegistration.ts';
import type { ScoredPose } from './selectStarts.ts';
import type { LevelName, PoseQuery, RegistrationHooks } from './types.ts';

/** Work that yields the poses it wants scored, all at once, and is sent their scores in the same order. */
export type Scoring<Result> = Generator<PoseQuery, Result, readonly PoseScore[]>;

/** First and last resolution of the refinement at each level, in pose parameters, mm. */
const RESOLUTION = { coarse: { rhoBegin: 2, rhoEnd: 0.1 }, fine: { rhoBegin: 0.5, rhoEnd: 0.03 } } as const;

export interface PoseScoring {
  /** Poses scored so far. */
  readonly evaluations: Readonly<Record<LevelName, number>>;
  score(level: LevelName, points: readonly Float64Array[]): Scoring<readonly PoseScore[]>;
  /** The points with their similarities. */
  scoredPoses(level: LevelName, points: readonly Float64Array[]): Scoring<ScoredPose[]>;
  /**
   * Climbs from every start, all in lock step.
   * @param onRound with the share of the budget that is used and the number of starts that go on
   */
  refine(
    level: LevelName,
    starts: readonly ScoredPose[],
    budget: number,
    onRound: (share: number, running: number) => void,
  ): Scoring<ScoredPose[]>;
}

/** What a search asks of the similarity; it counts, and asks before every batch whether to stop. */
export function createPoseScoring({ poses }: PreparedRegistration, hooks: RegistrationHooks): PoseScoring {
  const evaluations = { coarse: 0, fine: 0 };

  function* score(level: LevelName, points: readonly Float64Array[]): Scoring<readonly PoseScore[]> {
    throwIfStopped(hooks);
    evaluations[level] += points.length;
    return yield { level, poses: points.map(poses.toMatrix) };
  }

  /** A climb that the time limit ended before its first value stays at its start, which is scored all the same. */
  function* settled(level: LevelName, ends: readonly Minimum[]): Scoring<ScoredPose[]> {
    const unscored = ends.filter((end) => end.evaluations === 0).map(({ parameters }) => parameters);
    const late = unscored.length > 0 ? yield* score(level, unscored) : [];
    return ends.map(({ parameters, value, evaluations: count }) => {
      const similarity = count === 0 ? late[unscored.indexOf(parameters)].similarity : -value;
      return { parameters, similarity };
    });
  }

  return {
    evaluations,
    score,
    *scoredPoses(level, points) {
      const scores = yield* score(level, points);
      return points.map((parameters, n) => ({ parameters, similarity: scores[n].similarity }));
    },
    *refine(level, starts, budget, onRound) {
      const settings = { ...RESOLUTION[level], maxEvaluations: budget, shouldStop: hooks.isOutOfTime };
      let rounds = 0;
      const search = searchInLockStep(
        starts.map(({ parameters }) => trustRegionSearch(parameters, settings)),
        (running) => onRound(Math.min(++rounds, budget) / budget, running),
      );
      let step = search.next([]);
      while (!step.done) {
        const scores = yield* score(level, step.value);
        step = search.next(scores.map(({ similarity }) => -similarity));
      }
      return yield* settled(level, step.value);
    },
  };
}
