import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from '../geometry/types.ts';
import { minimiseTrustRegion } from '../optimise/minimiseTrustRegion.ts';
import type { SimilarityEvaluator } from '../similarity/types.ts';
import { type PreparedRegistration, throwIfStopped } from './prepareRegistration.ts';
import type { ScoredPose } from './selectStarts.ts';
import type { LevelRecord, RegistrationHooks, RegistrationInput } from './types.ts';

/** Below this share of samples inside the MRI the files do not belong together or the tracked pose is wrong. */
const LEAST_OVERLAP = 0.05;

/** One level of a registration, its evaluations counted and the request to stop honoured. */
export interface CountedLevel {
  readonly evaluator: SimilarityEvaluator;
  readonly record: LevelRecord;
  evaluations(): number;
  score(parameters: Float64Array): ScoredPose;
  scoreWhereCovered(parameters: Float64Array): number;
  /** Climbs from a start; resolutions in pose parameters, mm. */
  refine(start: ScoredPose, rhoBegin: number, rhoEnd: number, maxEvaluations: number): ScoredPose;
  /** @throws NO_OVERLAP when a pose leaves next to nothing of the ultrasound inside the MRI */
  requireOverlap(input: RegistrationInput, pose?: Mat4): void;
}

export function countedLevel(
  { options, poses, level: prepare }: PreparedRegistration,
  name: 'coarse' | 'fine',
  hooks: RegistrationHooks,
): CountedLevel {
  const evaluator = prepare(options[name]);
  let evaluations = 0;
  const evaluate = (parameters: Float64Array, measure: SimilarityEvaluator['similarity']): number => {
    throwIfStopped(hooks);
    evaluations++;
    return measure(poses.toMatrix(parameters));
  };
  return {
    evaluator,
    record: { ...options[name], sampleCount: evaluator.sampleCount, patchCount: evaluator.patchCount },
    evaluations: () => evaluations,
    score: (parameters) => ({ parameters, similarity: evaluate(parameters, evaluator.similarity) }),
    scoreWhereCovered: (parameters) => evaluate(parameters, evaluator.similarityWhereCovered),
    refine: (start, rhoBegin, rhoEnd, maxEvaluations) => {
      const cost = (parameters: Float64Array): number => -evaluate(parameters, evaluator.similarity);
      const { parameters, value } = minimiseTrustRegion(cost, start.parameters, {
        rhoBegin,
        rhoEnd,
        maxEvaluations,
      });
      return { parameters, similarity: -value };
    },
    requireOverlap: ({ initialMovingToFixedLps, moving }, pose = initialMovingToFixedLps) => {
      const overlap = evaluator.overlapFraction(pose);
      if (overlap >= LEAST_OVERLAP) return;
      throw new SonoledgerError(
        'NO_OVERLAP',
        `At the ${pose === initialMovingToFixedLps ? 'tracked' : 'given'} pose only ${(100 * overlap).toFixed(1)} % of the ultrasound lies inside the MRI (${moving.map(({ sequence }) => sequence).join(', ')}). Check the transform and the geometry of the files.`,
        { overlapFraction: overlap },
      );
    },
  };
}
