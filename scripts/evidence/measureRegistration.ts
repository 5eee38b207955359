import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import type { Mat4, PointsLps } from '../../src/kernels/geometry/types.ts';
import { registerRigid } from '../../src/kernels/registration/registerRigid.ts';
import type { RegistrationEvidence, RegistrationInput } from '../../src/kernels/registration/types.ts';
import { displacementBetween } from '../../src/kernels/registration/uncertainty/displacementBetween.ts';
import { EVIDENCE_MODEL } from '../../src/kernels/registration/uncertainty/evidenceModel.ts';
import type { MeasuredCase } from './types.ts';

/** What is known beside the images. */
export interface Truth {
  readonly patient: number;
  readonly condition: string;
  /** Null when no pose is right. */
  readonly movingToFixedLps: Mat4 | null;
  /** Where the error counts. */
  readonly pointsMovingLps: PointsLps;
}

/** Registers and compares with the truth. A registration that refuses is a result too. */
export function measureRegistration(input: RegistrationInput, truth: Truth): MeasuredCase {
  const { patient, condition } = truth;
  const errorMm = (pose: Mat4): number | null =>
    truth.movingToFixedLps && displacementBetween(pose, truth.movingToFixedLps, truth.pointsMovingLps);
  const startMm = errorMm(input.initialMovingToFixedLps);
  try {
    const { movingToFixedLps, evidence } = registerRigid(input);
    const end = { patient, condition, errorCode: '', startMm, errorMm: errorMm(movingToFixedLps) };
    return { ...end, ...uncalibrated(evidence) };
  } catch (error) {
    if (!(error instanceof SonoledgerError)) throw error;
    return { ...NOTHING, patient, condition, errorCode: error.code, startMm };
  }
}

function uncalibrated(evidence: RegistrationEvidence) {
  const { similarityAboveNullSd, nullSimilarities, displacementUncertaintyMm } = evidence;
  return {
    movedMm: evidence.displacementMm,
    similarityAboveNull: similarityAboveNullSd * nullSimilarities.sd,
    similarityAboveNullSd,
    similarityGainSd: evidence.similarityGainSd,
    restartCount: evidence.restartCount,
    restartsInBasin: evidence.restartsInBasin,
    restartDispersionMm: evidence.restartDispersionMm,
    secondModeGap: evidence.secondModeGap,
    overlapFraction: evidence.overlapFraction,
    // The ratio that this version multiplied with is taken out again.
    spreadMm: displacementUncertaintyMm && displacementUncertaintyMm / EVIDENCE_MODEL.ratio68,
  };
}

const NOTHING: Omit<MeasuredCase, 'patient' | 'condition' | 'errorCode' | 'startMm'> = {
  errorMm: null,
  movedMm: 0,
  similarityAboveNull: 0,
  similarityAboveNullSd: 0,
  similarityGainSd: 0,
  restartCount: 0,
  restartsInBasin: 0,
  restartDispersionMm: 0,
  secondModeGap: null,
  overlapFraction: 0,
  spreadMm: null,
};
