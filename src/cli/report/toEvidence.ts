import type { RegistrationEvidence } from '../../rendering/types.ts';
import type { RegistrationEvidenceRow } from '../pipeline/fetchRegistrations.ts';

/** The server's evidence in the form in which it is assessed and drawn. */
export const toEvidence = (row: RegistrationEvidenceRow): RegistrationEvidence => ({
  similarityName: row.similarityName,
  similarityBefore: row.similarityTracked,
  similarityAfter: row.similarityRegistered,
  poseChangeMm: row.translationMm,
  poseChangeDeg: row.rotationDeg,
  mtreBeforeMm: row.mtreTrackedMm,
  mtreAfterMm: row.mtreRegisteredMm,
  overlapFraction: row.overlapFraction,
  tumourInConeFraction: row.tumourInConeFraction,
  uncertaintyMm: row.displacementUncertaintyMm,
  failureProbability: row.failureProbability,
  betterByEvidence: row.betterByEvidence,
});
