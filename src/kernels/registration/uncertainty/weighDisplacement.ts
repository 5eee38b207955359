import type { JudgedPose } from '../judgePose.ts';
import type { DisplacementEvidence, RegistrationEvidence } from '../types.ts';
import { doubtRadiusMm } from './doubtRadiusMm.ts';

/** What has failed rather than not is no better pose. */
export const MOST_FAILURE_PROBABILITY = 0.5;

/**
 * Adds the displacement to the evidence. A target that moved less than `doubtRadiusMm` may not have moved at all, so
 * such a result is not better by evidence, nor is one that probably failed or whose similarity has no maximum. Poses
 * and similarities without a calibration are judged without it.
 */
export function weighDisplacement(
  judged: JudgedPose,
  displacement: DisplacementEvidence,
): RegistrationEvidence {
  const { displacementTarget, displacementMm, displacementUncertaintyMm, displacementRadius95Mm } =
    displacement;
  const { failureProbability, evidenceModel } = displacement;
  const isBeyondDoubt =
    evidenceModel === null ||
    (displacementRadius95Mm !== null &&
      displacementMm > doubtRadiusMm(displacementRadius95Mm) &&
      (failureProbability ?? 0) <= MOST_FAILURE_PROBABILITY);
  return {
    ...judged,
    displacementTarget,
    displacementMm,
    displacementUncertaintyMm,
    displacementRadius95Mm,
    failureProbability,
    evidenceModel,
    betterByEvidence: judged.betterByEvidence && isBeyondDoubt,
  };
}
