import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { adjustmentMat4 } from '../../kernels/geometry/adjustmentMat4.ts';
import { fitRigidLandmarks } from '../../kernels/geometry/fitRigidLandmarks.ts';
import { leaveOneOutErrors } from '../../kernels/geometry/leaveOneOutErrors.ts';
import { multiplyMat4 } from '../../kernels/geometry/multiplyMat4.ts';
import { targetRegistrationErrors } from '../../kernels/geometry/targetRegistrationErrors.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { fractionInCone } from '../../kernels/labels/fractionInCone.ts';
import { boundaryPointsLps } from '../../kernels/masks/boundaryPointsLps.ts';
import { centroidLps } from '../../kernels/masks/centroidLps.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { baselineTrackedPose } from '../../kernels/registration/baselineTrackedPose.ts';
import { judgeGivenPose } from '../../kernels/registration/judgeGivenPose.ts';
import { refineAffine } from '../../kernels/registration/refineAffine.ts';
import type {
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
  SimilarityName,
} from '../../kernels/registration/types.ts';
import { describeUnusedSequences } from '../elastix/describeUnusedSequences.ts';
import { registerWithElastix } from '../elastix/registerWithElastix.ts';
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
import { decodeImage, decodeMask } from './sourceImage.ts';

const SIMILARITY_OF: Readonly<Record<SearchMethod, SimilarityName>> = {
  LC2_RIGID: 'LC2',
  LC2_SIMILARITY: 'LC2',
  LC2_AFFINE: 'LC2',
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
  const measured = measure(payload, input, result);
  return {
    movingToFixedLps: result.movingToFixedLps,
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
  if (method !== 'LC2_SIMILARITY' && method !== 'LC2_AFFINE') {
    return registerOnDevice(input, { device, hooks, uninterrupted });
  }
  const search = partOf(hooks, 0, RIGID_UNTIL);
  const rigid = await registerOnDevice(input, { device, hooks: search, uninterrupted });
  const kind = method === 'LC2_AFFINE' ? 'AFFINE' : 'SIMILARITY';
  const refinement = partOf(hooks, RIGID_UNTIL, 1);
  return { ...rigid, result: refineAffine(input, rigid.result, kind, payload.affine, refinement) };
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
      return judgeGivenPose(input, requireGiven(payload), hooks);
    case 'MANUAL':
      return judgeGivenPose(input, multiplyMat4(displacement(payload, input), requireGiven(payload)), hooks);
    default:
      return undefined;
  }
}

/** Of a job's progress, where the rigid search of an affine method ends. */
const RIGID_UNTIL = 0.7;

/** The hooks of a stage that covers the part [from, to] of the progress. */
const partOf = (hooks: RegistrationHooks, from: number, to: number): RegistrationHooks => ({
  ...hooks,
  onProgress: (fraction, note) => hooks.onProgress?.(from + (to - from) * fraction, note),
});

const fitLandmarks = ({ movingLps, fixedLps }: Landmarks, weights?: readonly number[]): Mat4 =>
  fitRigidLandmarks(movingLps, fixedLps, weights);

function requireLandmarks({ landmarks }: RegisterVolumesPayload): Landmarks {
  if (landmarks) return landmarks;
  throw new SonoledgerError(
    'LANDMARK_PARTNER_MISSING',
    'LANDMARK_RIGID needs landmarks between these volumes: import them first.',
  );
}

function requireGiven({ givenMovingToFixedLps }: RegisterVolumesPayload): Mat4 {
  if (givenMovingToFixedLps) return givenMovingToFixedLps;
  throw new SonoledgerError('REGISTRATION_FAILED', 'The transform is missing from the record.');
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
  result: RegistrationResult,
): Measured {
  const { tumour, landmarks, trackedMovingToFixedLps } = payload;
  const mtreMm = (pose: Mat4): number | null =>
    landmarks && targetRegistrationErrors(pose, landmarks.movingLps, landmarks.fixedLps).meanMm;
  return {
    tumourInConeFraction:
      tumour && fractionInCone(decodeMask(tumour), result.movingToFixedLps, coneMask(input.fixed)),
    landmarkCount: landmarks ? landmarks.movingLps.length / 3 : 0,
    mtreTrackedMm: mtreMm(trackedMovingToFixedLps),
    mtreRegisteredMm: mtreMm(result.movingToFixedLps),
  };
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
