import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { writeDisplacementField } from '../../formats/nifti/writeDisplacementField.ts';
import { carryPoints } from '../../kernels/deformation/carryPoints.ts';
import { displaced } from '../../kernels/deformation/displaced.ts';
import type { SpatialTransform } from '../../kernels/deformation/types.ts';
import { adjustmentMat4 } from '../../kernels/geometry/adjustmentMat4.ts';
import { fitRigidLandmarks } from '../../kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import { targetRegistrationErrors } from '../../kernels/geometry/targetRegistrationErrors.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { fractionInCone } from '../../kernels/labels/fractionInCone.ts';
import { boundaryPointsLps } from '../../kernels/masks/boundaryPointsLps.ts';
import { centroidLps } from '../../kernels/masks/centroidLps.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { baselineTrackedPose } from '../../kernels/registration/baselineTrackedPose.ts';
import {
  type DeformedResult,
  judgeDeformation,
} from '../../kernels/registration/deformable/judgeDeformation.ts';
import { linearPart } from '../../kernels/registration/deformable/linearPart.ts';
import { registerDeformable } from '../../kernels/registration/deformable/registerDeformable.ts';
import { judgeGivenPose } from '../../kernels/registration/judgeGivenPose.ts';
import { partOfHooks } from '../../kernels/registration/partOfHooks.ts';
import { refineAffine } from '../../kernels/registration/refineAffine.ts';
import type {
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
  SimilarityName,
} from '../../kernels/registration/types.ts';
import { describeUnusedSequences } from '../elastix/describeUnusedSequences.ts';
import { registerWithElastix } from '../elastix/registerWithElastix.ts';
import { describeTrainingError } from '../registration/describeTrainingError.ts';
import { type RegisteredOnDevice, registerOnDevice } from '../registration/registerOnDevice.ts';
import type {
  Landmarks,
  MethodName,
  RegisteredVolumes,
  RegisterVolumesPayload,
  RegisterVolumesProgress,
  SearchMethod,
} from '../registration/types.ts';
import type { TaskContext, Uninterrupted } from '../threads/types.ts';
import { describeDoubts } from './describeDoubts.ts';
import { describeUltrasound } from './describeUltrasound.ts';
import { decodeField, decodeImage, decodeMask } from './sourceImage.ts';

const SIMILARITY_OF: Readonly<Record<SearchMethod, SimilarityName>> = {
  LC2_RIGID: 'LC2',
  LC2_SIMILARITY: 'LC2',
  LC2_AFFINE: 'LC2',
  LC2_DEFORMABLE: 'LC2',
  MATTES_MI_RIGID: 'MATTES_MI',
  MIND_SSC_RIGID: 'MIND_SSC',
};

/** More threads find too few poses in a round of refinement. */
const MOST_HELPERS = 7;

/** Enough for a mean over a boundary; more cost time and change nothing. */
const BOUNDARY_POINTS = 500;

/** Registers MRI to ultrasound and measures the result: the whole heavy part of a registration job. */
export async function registerVolumes(
  payload: RegisterVolumesPayload,
  context: TaskContext<RegisterVolumesProgress>,
): Promise<RegisteredVolumes> {
  const startMs = performance.now();
  const helpers = payload.method in SIMILARITY_OF ? Math.min(context.spareThreads, MOST_HELPERS) : 0;
  const input = {
    fixed: decodeImage(payload.fixed),
    moving: payload.moving.map(({ sequence, file }) => ({ sequence, image: decodeImage(file) })),
    initialMovingToFixedLps: payload.trackedMovingToFixedLps,
    tumourBoundaryMovingLps: payload.tumour
      ? boundaryPointsLps(decodeMask(payload.tumour), BOUNDARY_POINTS)
      : undefined,
    seed: payload.seed,
    options: { ...payload.options, similarity: similarityOf(payload.method), threads: helpers + 1 },
  };
  const limitMs = 1000 * (payload.timeLimitSeconds ?? Infinity);
  const hooks: RegistrationHooks = {
    onProgress: (fraction: number, note: string) => context.reportProgress({ fraction, note }),
    shouldStop: () => context.shouldStop(),
    isOutOfTime: () => performance.now() - startMs > limitMs,
  };
  const { result, use } = await register(payload, input, hooks, context.uninterrupted);
  const { field = null, deformation = null } = result as Partial<DeformedResult>;
  const measured = measure(payload, input, { movingToFixedLps: result.movingToFixedLps, field });
  return {
    movingToFixedLps: result.movingToFixedLps,
    fieldBytes: field && writeDisplacementField(field),
    deformation,
    similarityName: similarityTitle(input),
    similarityTracked: result.similarityBefore,
    similarityRegistered: result.similarityAfter,
    evidence: result.evidence,
    ...measured,
    warnings: [
      ...describeUltrasound(input.fixed),
      ...describeWarnings(payload, result, measured),
      ...describeFailure(payload, use),
    ],
    evaluations: result.evaluations.coarse + result.evaluations.fine,
    durationMs: performance.now() - startMs,
    device: use.device,
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

async function register(
  payload: RegisterVolumesPayload,
  input: RegistrationInput & { readonly seed: number },
  hooks: RegistrationHooks,
  uninterrupted: Uninterrupted,
): Promise<RegisteredOnDevice> {
  const { method, device = 'cpu' } = payload;
  if (method === 'ELASTIX_MI_RIGID') {
    return { result: await registerWithElastix(input, payload.elastix ?? {}, hooks), use: { device: 'cpu' } };
  }
  const judged = judgeWithoutSearch(payload, input, hooks);
  if (judged !== undefined) return { result: judged, use: { device: 'cpu' } };
  if (!REFINED.includes(method)) return registerOnDevice(input, { device, hooks, uninterrupted });
  const search = partOfHooks(hooks, 0, RIGID_UNTIL);
  const rigid = await registerOnDevice(input, { device, hooks: search, uninterrupted });
  return { ...rigid, result: refine(payload, input, rigid.result, partOfHooks(hooks, RIGID_UNTIL, 1)) };
}

/** The methods that start from the rigid result, and where their rigid search ends in a job's progress. */
const REFINED: readonly MethodName[] = ['LC2_SIMILARITY', 'LC2_AFFINE', 'LC2_DEFORMABLE'];
const RIGID_UNTIL = 0.6;

function refine(
  { method, affine, deformable }: RegisterVolumesPayload,
  input: RegistrationInput,
  rigid: RegistrationResult,
  hooks: RegistrationHooks,
): RegistrationResult | DeformedResult {
  if (method === 'LC2_DEFORMABLE') return registerDeformable(input, rigid, deformable, hooks);
  return refineAffine(input, rigid, method === 'LC2_AFFINE' ? 'AFFINE' : 'SIMILARITY', affine, hooks);
}

/** Of the methods that are given their pose. */
function judgeWithoutSearch(
  payload: RegisterVolumesPayload,
  input: RegistrationInput,
  hooks: RegistrationHooks,
): RegistrationResult | undefined {
  switch (payload.method) {
    case 'TRACKED_POSE':
      return baselineTrackedPose(input, hooks);
    case 'LANDMARK_RIGID':
      return judgeGivenPose(input, fitLandmarks(requireLandmarks(payload), payload.landmarkWeights), hooks);
    case 'IMPORTED':
      return judgeGiven(input, withOwnLinearPart(requireGiven(payload), input), hooks);
    case 'MANUAL':
      return judgeGiven(input, displaced(requireGiven(payload), displacement(payload, input)), hooks);
    default:
      return undefined;
  }
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

/** The linear part of an imported field was fitted to its grid; here it is to the cone. */
function withOwnLinearPart(transform: SpatialTransform, { fixed }: RegistrationInput): SpatialTransform {
  return transform.field === null
    ? transform
    : { ...transform, movingToFixedLps: linearPart(fixed, transform) };
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

function describeFailure(
  { device }: RegisterVolumesPayload,
  { failure }: RegisteredOnDevice['use'],
): string[] {
  return failure === undefined ? [] : [`Scored on the cpu instead of ${device}. ${failure}`];
}

function describeWarnings(
  payload: RegisterVolumesPayload,
  result: RegistrationResult,
  measured: Measured,
): string[] {
  switch (payload.method) {
    case 'TRACKED_POSE':
      return [];
    case 'ELASTIX_MI_RIGID':
      return [...describeUnusedSequences(payload.moving), ...describeDoubts(result, measured)];
    case 'LANDMARK_RIGID':
      return [
        describeTrainingError(requireLandmarks(payload), payload.landmarkWeights),
        ...describeDoubts(result, measured),
      ];
    default:
      return describeDoubts(result, measured);
  }
}
