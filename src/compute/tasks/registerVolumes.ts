import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { writeDisplacementField } from '../../formats/nifti/writeDisplacementField.ts';
import { carryPoints } from '../../kernels/deformation/carryPoints.ts';
import { displaced } from '../../kernels/deformation/displaced.ts';
import type { SpatialTransform } from '../../kernels/deformation/types.ts';
import { type Adjustment, adjustmentMat4 } from '../../kernels/geometry/adjustmentMat4.ts';
import { fitRigidLandmarks } from '../../kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import { leaveOneOutErrors } from '../../kernels/geometry/leaveOneOutErrors.ts';
import { targetRegistrationErrors } from '../../kernels/geometry/targetRegistrationErrors.ts';
import type { Mat4, PointsLps } from '../../kernels/geometry/types.ts';
import { fractionInCone } from '../../kernels/labels/fractionInCone.ts';
import { centroidLps } from '../../kernels/masks/centroidLps.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { baselineTrackedPose } from '../../kernels/registration/baselineTrackedPose.ts';
import {
  type DeformationEvidence,
  type DeformedResult,
  judgeDeformation,
} from '../../kernels/registration/deformable/judgeDeformation.ts';
import type { DeformableOptions } from '../../kernels/registration/deformable/refineDeformable.ts';
import { registerDeformable } from '../../kernels/registration/deformable/registerDeformable.ts';
import { judgeGivenPose } from '../../kernels/registration/judgeGivenPose.ts';
import { partOfHooks } from '../../kernels/registration/partOfHooks.ts';
import { type AffineOptions, refineAffine } from '../../kernels/registration/refineAffine.ts';
import { registerRigid } from '../../kernels/registration/registerRigid.ts';
import type {
  RegistrationHooks,
  RegistrationInput,
  RegistrationOptions,
  RegistrationResult,
  SimilarityName,
} from '../../kernels/registration/types.ts';
import type { TaskContext } from '../threads/types.ts';
import { decodeField, decodeImage, decodeMask, type SourceFile } from './sourceImage.ts';

export type MethodName = 'TRACKED_POSE' | 'LANDMARK_RIGID' | 'IMPORTED' | 'MANUAL' | SearchMethod;
type SearchMethod =
  | 'LC2_RIGID'
  | 'LC2_SIMILARITY'
  | 'LC2_AFFINE'
  | 'LC2_DEFORMABLE'
  | 'MATTES_MI_RIGID'
  | 'MIND_SSC_RIGID';

const SIMILARITY_OF: Readonly<Record<SearchMethod, SimilarityName>> = {
  LC2_RIGID: 'LC2',
  LC2_SIMILARITY: 'LC2',
  LC2_AFFINE: 'LC2',
  LC2_DEFORMABLE: 'LC2',
  MATTES_MI_RIGID: 'MATTES_MI',
  MIND_SSC_RIGID: 'MIND_SSC',
};

export interface RegisterVolumesPayload {
  readonly method: MethodName;
  readonly fixed: SourceFile;
  readonly moving: readonly { readonly sequence: string; readonly file: SourceFile }[];
  readonly trackedMovingToFixedLps: Mat4;
  readonly seed: number;
  readonly options: Partial<RegistrationOptions>;
  /** Of LC2_SIMILARITY and LC2_AFFINE: settings of the refinement. */
  readonly affine?: Partial<AffineOptions>;
  /** Of LC2_DEFORMABLE: settings of the bending. */
  readonly deformable?: Partial<DeformableOptions>;
  readonly tumour: SourceFile | null;
  readonly landmarks: Landmarks | null;
  /** Of LANDMARK_RIGID: one weight per landmark; all 1 when left out. */
  readonly landmarkWeights?: readonly number[];
  /** Of IMPORTED: the transform to measure. Of MANUAL: the one to move. */
  readonly givenMovingToFixedLps?: Mat4;
  /** The displacement field beside it, if it has one. */
  readonly givenField?: SourceFile | null;
  /** Of MANUAL: the displacement, in one of its two forms. */
  readonly adjustment?: Partial<Adjustment> & { readonly displacementLps?: Mat4 };
}

interface Landmarks {
  readonly movingLps: PointsLps;
  readonly fixedLps: PointsLps;
}

export interface RegisterVolumesProgress {
  readonly fraction: number;
  readonly note: string;
}

/** The transform with everything that was measured about it. Millimetres, degrees, milliseconds. */
export interface RegisteredVolumes {
  readonly movingToFixedLps: Mat4;
  /** NIfTI file of the displacement field; null for a linear transform. */
  readonly fieldBytes: Uint8Array | null;
  readonly deformation: DeformationEvidence | null;
  readonly similarityName: string;
  readonly similarityTracked: number;
  readonly similarityRegistered: number;
  readonly evidence: RegistrationResult['evidence'];
  readonly tumourInConeFraction: number | null;
  readonly landmarkCount: number;
  readonly mtreTrackedMm: number | null;
  readonly mtreRegisteredMm: number | null;
  readonly warnings: readonly string[];
  readonly evaluations: number;
  readonly durationMs: number;
}

/** Registers MRI to ultrasound and measures the result: the whole heavy part of a registration job. */
export function registerVolumes(
  payload: RegisterVolumesPayload,
  context: TaskContext<RegisterVolumesProgress>,
): RegisteredVolumes {
  const startMs = performance.now();
  const input: RegistrationInput = {
    fixed: decodeImage(payload.fixed),
    moving: payload.moving.map(({ sequence, file }) => ({ sequence, image: decodeImage(file) })),
    initialMovingToFixedLps: payload.trackedMovingToFixedLps,
    seed: payload.seed,
    options: { ...payload.options, similarity: similarityOf(payload.method) },
  };
  const hooks = {
    onProgress: (fraction: number, note: string) => context.reportProgress({ fraction, note }),
    shouldStop: () => context.shouldStop(),
  };
  const result = register(payload, input, hooks);
  const field = 'field' in result ? result.field : null;
  const measured = measure(payload, input, { movingToFixedLps: result.movingToFixedLps, field });
  return {
    movingToFixedLps: result.movingToFixedLps,
    fieldBytes: field && writeDisplacementField(field),
    deformation: 'deformation' in result ? result.deformation : null,
    similarityName: similarityTitle(input),
    similarityTracked: result.similarityBefore,
    similarityRegistered: result.similarityAfter,
    evidence: result.evidence,
    ...measured,
    warnings: describeWarnings(payload, result, measured),
    evaluations: result.evaluations.coarse + result.evaluations.fine,
    durationMs: performance.now() - startMs,
  };
}

function similarityOf(method: MethodName): SimilarityName {
  return method in SIMILARITY_OF ? SIMILARITY_OF[method as SearchMethod] : 'LC2';
}

function similarityTitle({ options }: RegistrationInput): string {
  if (options?.similarity === 'MIND_SSC') return 'MIND-SSC';
  if (options?.similarity !== 'MATTES_MI') return 'LC2';
  return options.informationMeasure === 'NORMALISED' ? 'Normalised MI' : 'Mattes MI';
}

function register(
  payload: RegisterVolumesPayload,
  input: RegistrationInput,
  hooks: RegistrationHooks,
): RegistrationResult | DeformedResult {
  switch (payload.method) {
    case 'TRACKED_POSE':
      return baselineTrackedPose(input, hooks);
    case 'LANDMARK_RIGID':
      return judgeGivenPose(input, fitLandmarks(requireLandmarks(payload), payload.landmarkWeights), hooks);
    case 'IMPORTED':
      return judgeGiven(input, requireGiven(payload), hooks);
    case 'MANUAL':
      return judgeGiven(input, displaced(requireGiven(payload), displacement(payload, input)), hooks);
    case 'LC2_SIMILARITY':
    case 'LC2_AFFINE':
      return registerAffine(payload, input, hooks);
    case 'LC2_DEFORMABLE':
      return registerDeformable(input, payload.deformable, hooks);
    default:
      return registerRigid(input, hooks);
  }
}

/** Of a job's progress, where the rigid search of an affine method ends. */
const RIGID_UNTIL = 0.7;

function registerAffine(
  { method, affine }: RegisterVolumesPayload,
  input: RegistrationInput,
  hooks: RegistrationHooks,
): RegistrationResult {
  const rigid = registerRigid(input, partOfHooks(hooks, 0, RIGID_UNTIL));
  const kind = method === 'LC2_AFFINE' ? 'AFFINE' : 'SIMILARITY';
  return refineAffine(input, rigid, kind, affine, partOfHooks(hooks, RIGID_UNTIL, 1));
}

const fitLandmarks = ({ movingLps, fixedLps }: Landmarks, weights?: readonly number[]): Mat4 =>
  fitRigidLandmarks(movingLps, fixedLps, weights);

function requireLandmarks({ landmarks }: RegisterVolumesPayload): Landmarks {
  if (landmarks) return landmarks;
  throw new SonoledgerError(
    'LANDMARK_PARTNER_MISSING',
    'LANDMARK_RIGID needs landmarks between these volumes: import them first.',
  );
}

function requireGiven({ givenMovingToFixedLps, givenField }: RegisterVolumesPayload): SpatialTransform {
  if (givenMovingToFixedLps) {
    return { movingToFixedLps: givenMovingToFixedLps, field: givenField ? decodeField(givenField) : null };
  }
  throw new SonoledgerError('REGISTRATION_FAILED', 'The transform is missing from the record.');
}

function judgeGiven(
  input: RegistrationInput,
  { movingToFixedLps, field }: SpatialTransform,
  hooks: RegistrationHooks,
): RegistrationResult | DeformedResult {
  const linear = judgeGivenPose(input, movingToFixedLps, hooks);
  return field === null ? linear : judgeDeformation(input, linear, { movingToFixedLps, field });
}

function displacement({ adjustment = {} }: RegisterVolumesPayload, { fixed }: RegistrationInput): Mat4 {
  const { displacementLps, translationMm = [0, 0, 0], rotationDeg = [0, 0, 0] } = adjustment;
  return displacementLps ?? adjustmentMat4({ translationMm, rotationDeg }, centroidLps(coneMask(fixed)));
}

type Measured = Pick<
  RegisteredVolumes,
  'tumourInConeFraction' | 'landmarkCount' | 'mtreTrackedMm' | 'mtreRegisteredMm'
>;

function measure(
  payload: RegisterVolumesPayload,
  input: RegistrationInput,
  transform: SpatialTransform,
): Measured {
  const { tumour, landmarks, trackedMovingToFixedLps } = payload;
  return {
    tumourInConeFraction: tumour && fractionInCone(decodeMask(tumour), transform, coneMask(input.fixed)),
    landmarkCount: landmarks ? landmarks.movingLps.length / 3 : 0,
    mtreTrackedMm: landmarks && mtreMm({ movingToFixedLps: trackedMovingToFixedLps, field: null }, landmarks),
    mtreRegisteredMm: landmarks && mtreMm(transform, landmarks),
  };
}

/** Landmarks are carried first, so that a field and a matrix are measured alike. */
function mtreMm(transform: SpatialTransform, { movingLps, fixedLps }: Landmarks): number {
  return targetRegistrationErrors(IDENTITY_MAT4, carryPoints(transform, movingLps), fixedLps).meanMm;
}

/** Below this share of agreeing restarts the optimum may be one of several. */
const FEW_RESTARTS_AGREE = 0.3;

function describeWarnings(
  payload: RegisterVolumesPayload,
  result: RegistrationResult,
  measured: Measured,
): string[] {
  switch (payload.method) {
    case 'TRACKED_POSE':
      return [];
    case 'LANDMARK_RIGID':
      return [describeTrainingError(payload), ...describeDoubts(result, measured)];
    default:
      return describeDoubts(result, measured);
  }
}

function describeTrainingError(payload: RegisterVolumesPayload): string {
  const { movingLps, fixedLps } = requireLandmarks(payload);
  const lead =
    'The mTRE is a training error: the transform was fitted to the landmarks that it is measured on.';
  const left = leaveOneOutErrors(movingLps, fixedLps, payload.landmarkWeights);
  return left === null
    ? `${lead} There are too few landmarks to leave one out.`
    : `${lead} Leaving each landmark out in turn gives ${left.meanMm.toFixed(2)} mm.`;
}

function describeDoubts(result: RegistrationResult, measured: Measured): string[] {
  const { evidence } = result;
  const doubts: string[] = [];
  if (!evidence.betterByEvidence) {
    doubts.push(
      'Not better than the tracked pose by its own evidence: the tracked pose is recommended until a review decides.',
    );
  }
  const { mtreTrackedMm, mtreRegisteredMm } = measured;
  if (mtreTrackedMm !== null && mtreRegisteredMm !== null && mtreRegisteredMm > mtreTrackedMm) {
    doubts.push(
      `Worse than the tracked pose by the landmarks: mTRE ${mtreTrackedMm.toFixed(2)} mm tracked, ${mtreRegisteredMm.toFixed(2)} mm registered.`,
    );
  }
  if (evidence.restartsInBasin < FEW_RESTARTS_AGREE * evidence.restartCount) {
    doubts.push(`Only ${evidence.restartsInBasin} of ${evidence.restartCount} restarts agree on this pose.`);
  }
  if (measured.tumourInConeFraction !== null && measured.tumourInConeFraction < 0.5) {
    doubts.push(
      `Only ${(100 * measured.tumourInConeFraction).toFixed(0)} % of the tumour lies inside the insonified cone.`,
    );
  }
  return doubts;
}
