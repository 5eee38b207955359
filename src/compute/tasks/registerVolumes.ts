import { targetRegistrationErrors } from '../../kernels/geometry/targetRegistrationErrors.ts';
import type { Mat4, PointsLps } from '../../kernels/geometry/types.ts';
import { fractionInCone } from '../../kernels/labels/fractionInCone.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { baselineTrackedPose } from '../../kernels/registration/baselineTrackedPose.ts';
import { registerRigid } from '../../kernels/registration/registerRigid.ts';
import type {
  RegistrationInput,
  RegistrationOptions,
  RegistrationResult,
} from '../../kernels/registration/types.ts';
import type { TaskContext } from '../threads/types.ts';
import { decodeImage, decodeMask, type SourceFile } from './sourceImage.ts';

export interface RegisterVolumesPayload {
  readonly method: 'TRACKED_POSE' | 'LC2_RIGID';
  readonly fixed: SourceFile;
  readonly moving: readonly { readonly sequence: string; readonly file: SourceFile }[];
  readonly trackedMovingToFixedLps: Mat4;
  readonly seed: number;
  readonly options: Partial<RegistrationOptions>;
  readonly tumour: SourceFile | null;
  readonly landmarks: { readonly movingLps: PointsLps; readonly fixedLps: PointsLps } | null;
}

export interface RegisterVolumesProgress {
  readonly fraction: number;
  readonly note: string;
}

/** The transform with everything that was measured about it. Millimetres, degrees, milliseconds. */
export interface RegisteredVolumes {
  readonly movingToFixedLps: Mat4;
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
    options: payload.options,
  };
  const hooks = {
    onProgress: (fraction: number, note: string) => context.reportProgress({ fraction, note }),
    shouldStop: () => context.shouldStop(),
  };
  const register = payload.method === 'TRACKED_POSE' ? baselineTrackedPose : registerRigid;
  const result = register(input, hooks);
  const measured = measure(payload, input, result);
  return {
    movingToFixedLps: result.movingToFixedLps,
    similarityTracked: result.similarityBefore,
    similarityRegistered: result.similarityAfter,
    evidence: result.evidence,
    ...measured,
    warnings: payload.method === 'TRACKED_POSE' ? [] : describeDoubts(result, measured),
    evaluations: result.evaluations.coarse + result.evaluations.fine,
    durationMs: performance.now() - startMs,
  };
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

/** Below this share of agreeing restarts the optimum may be one of several. */
const FEW_RESTARTS_AGREE = 0.3;

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
