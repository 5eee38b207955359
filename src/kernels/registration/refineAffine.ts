import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { minimiseTrustRegion } from '../optimise/minimiseTrustRegion.ts';
import { type AffineSpace, affineSpace, type StretchKind } from './affineSpace.ts';
import { judgeAgreement } from './judgePose.ts';
import { type PreparedRegistration, prepareRegistration, throwIfStopped } from './prepareRegistration.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';
import { displacementChange } from './uncertainty/displacementChange.ts';
import { weighDisplacement } from './uncertainty/weighDisplacement.ts';

export interface AffineOptions {
  /** The stretch may leave 1 by no more than this along or between the axes: 0.1 is a scale of 0.9 to 1.1. */
  readonly stretchLimit: number;
  /**
   * Similarity that a mean square stretch of 1 costs. At the default a stretch of 3 % must gain 0.0027 LC2, so that
   * noise does not stretch the image.
   */
  readonly stretchPenalty: number;
  readonly affineEvaluations: number;
}

export const DEFAULT_AFFINE_OPTIONS: AffineOptions = {
  stretchLimit: 0.1,
  stretchPenalty: 3,
  affineEvaluations: 240,
};

/** First and last resolution of the search in mm at MM_PER_RADIAN from the centre. */
const RHO_BEGIN = 0.5;
const RHO_END = 0.03;

/**
 * Refines a rigid result by a stretch, at the fine level, regularised towards rigid. The evidence is that of the
 * rigid search, its uncertainty included, with the similarity, overlap and movement of the new result. Never lower than
 * the rigid similarity; when the time is out, the best so far.
 * @param rigid what `registerRigid` gave for the same input
 * @throws the same errors as `registerRigid`
 */
export function refineAffine(
  input: RegistrationInput,
  rigid: RegistrationResult,
  kind: StretchKind,
  settings: Partial<AffineOptions> = {},
  hooks: RegistrationHooks = {},
): RegistrationResult {
  const options = { ...DEFAULT_AFFINE_OPTIONS, ...settings };
  validateOptions(options);
  throwIfStopped(hooks);
  hooks.onProgress?.(0, 'Preparing the affine refinement');
  const prepared = prepareRegistration(input, rigid.movingToFixedLps);
  const space = affineSpace(rigid.movingToFixedLps, prepared.extent.centreLps, kind, options.stretchLimit);
  return search(input, rigid, prepared, space, options, hooks);
}

function search(
  input: RegistrationInput,
  rigid: RegistrationResult,
  prepared: PreparedRegistration,
  space: AffineSpace,
  options: AffineOptions,
  hooks: RegistrationHooks,
): RegistrationResult {
  const fine = prepared.level('fine');
  let evaluations = 0;
  const cost = (parameters: Float64Array): number => {
    throwIfStopped(hooks);
    evaluations++;
    hooks.onProgress?.(evaluations / options.affineEvaluations, 'Refining the stretch');
    const penalty = options.stretchPenalty * space.squaredStretch(parameters);
    return penalty - fine.similarity(space.toMatrix(parameters));
  };
  const { parameters, stoppedBecause } = minimiseTrustRegion(cost, new Float64Array(space.parameterCount), {
    rhoBegin: RHO_BEGIN,
    rhoEnd: RHO_END,
    maxEvaluations: options.affineEvaluations,
    shouldStop: hooks.isOutOfTime,
  });
  const movingToFixedLps = space.toMatrix(parameters);
  const similarityAfter = fine.similarity(movingToFixedLps);
  const judged = judgeAgreement(
    {
      similarity: prepared.options.similarity,
      initial: input.initialMovingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: rigid.similarityBefore,
      similarityAfter,
      similarityWhereCovered: fine.similarityWhereCovered(movingToFixedLps),
      overlapFraction: fine.overlapFraction(movingToFixedLps),
      nullSimilarities: rigid.evidence.nullSimilarities,
    },
    prepared.poses,
    rigid.evidence,
  );
  return {
    ...rigid,
    movingToFixedLps,
    similarityAfter,
    evaluations: { coarse: rigid.evaluations.coarse, fine: rigid.evaluations.fine + evaluations + 3 },
    outOfTime: rigid.outOfTime || stoppedBecause === 'STOPPED',
    evidence: weighDisplacement(judged, {
      ...rigid.evidence,
      ...displacementChange(input, prepared.extent, movingToFixedLps),
    }),
  };
}

function validateOptions({ stretchLimit, stretchPenalty, affineEvaluations }: AffineOptions): void {
  const wrong =
    (!(stretchLimit > 0 && stretchLimit <= 0.3) && 'stretchLimit must be above 0 and at most 0.3') ||
    (!(stretchPenalty >= 0 && stretchPenalty < Infinity) && 'stretchPenalty must not be negative') ||
    (!(affineEvaluations >= 26) && 'affineEvaluations must be at least 26');
  if (wrong) throw new SonoledgerError('INVALID_INPUT', `The registration option ${wrong}.`);
}
