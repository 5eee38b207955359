import type { SimilarityEvaluator } from '../../similarity/types.ts';
import type { JudgedPose } from '../judgePose.ts';
import { type PreparedRegistration, throwIfStopped } from '../prepareRegistration.ts';
import type { DisplacementEvidence, RegistrationHooks, RegistrationInput } from '../types.ts';
import { displacementSpread } from './displacementSpread.ts';
import { displacementTarget } from './displacementTarget.ts';
import { EVIDENCE_MODEL } from './evidenceModel.ts';
import { failureProbability } from './failureProbability.ts';
import { failureSigns } from './failureSigns.ts';
import { unsearchedDisplacement } from './unsearchedDisplacement.ts';

export interface SearchedPose {
  readonly input: RegistrationInput;
  readonly prepared: PreparedRegistration;
  /** The similarity that the parameters maximise. */
  readonly evaluator: SimilarityEvaluator;
  readonly parameters: Float64Array;
  readonly judged: JudgedPose;
}

/** Displacement, its uncertainty and the probability of failure of a result that a search found; 43 evaluations. */
export function searchedDisplacement(
  { input, prepared, evaluator, parameters, judged }: SearchedPose,
  hooks: RegistrationHooks,
): DisplacementEvidence {
  const { poses, extent } = prepared;
  const change = unsearchedDisplacement(input, prepared, poses.toMatrix(parameters));
  if (evaluator.patches === undefined) return change;
  const spreadMm = displacementSpread({
    evaluator,
    poses,
    centreLps: extent.centreLps,
    at: parameters,
    target: displacementTarget(input, extent),
    throwIfStopped: () => throwIfStopped(hooks),
  });
  return {
    ...change,
    displacementUncertaintyMm: spreadMm === undefined ? null : EVIDENCE_MODEL.ratio68 * spreadMm,
    displacementRadius95Mm: spreadMm === undefined ? null : EVIDENCE_MODEL.ratio95 * spreadMm,
    failureProbability: failureProbability(failureSigns(judged, spreadMm), EVIDENCE_MODEL),
    evidenceModel: EVIDENCE_MODEL.version,
  };
}
