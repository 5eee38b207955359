import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { cropAround } from '../../kernels/filters/cropAround.ts';
import { cropImage } from '../../kernels/filters/cropImage.ts';
import { fillOutsideMask } from '../../kernels/filters/fillOutsideMask.ts';
import { invertMat4 } from '../../kernels/geometry/invertMat4.ts';
import { moveGeometry } from '../../kernels/geometry/moveGeometry.ts';
import { multiplyMat4 } from '../../kernels/geometry/multiplyMat4.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Image, Mat4 } from '../../kernels/geometry/types.ts';
import { boundingBox } from '../../kernels/masks/boundingBox.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';

import { judgeGivenPose } from '../../kernels/registration/judgeGivenPose.ts';
import { requireOverlap } from '../../kernels/registration/levelRecord.ts';
import {
  type PreparedRegistration,
  prepareRegistration,
  throwIfStopped,
} from '../../kernels/registration/prepareRegistration.ts';
import type {
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
} from '../../kernels/registration/types.ts';
import { confirmByRestarts } from './confirmByRestarts.ts';
import type { ElastixOptions } from './elastixParameterMap.ts';
import { runElastix } from './runElastix.ts';

/** Further than this from the tracked pose elastix finds nothing; a whole head would fill its memory. */
const REACH_MM = 60;

type ElastixInput = RegistrationInput & { readonly seed: number };

/**
 * Rigid registration by elastix from the tracked pose, judged as an imported transform is, by a similarity that elastix
 * did not climb. Only the first MRI goes to elastix; all take part in the evidence. A result that seems better than the
 * tracked pose is confirmed by further runs.
 * @throws the same errors as `registerRigid`; CONFIG_INVALID without the optional package
 */
export async function registerWithElastix(
  input: ElastixInput,
  options: Partial<ElastixOptions>,
  hooks: RegistrationHooks,
): Promise<RegistrationResult> {
  const report = hooks.onProgress ?? (() => {});
  throwIfStopped(hooks);
  report(0, 'Preparing images');
  const prepared = prepareRegistration(input);
  // elastix would take images that do not meet or hold nothing, and end somewhere.
  requireOverlap(prepared.level('coarse'), input);
  const runFrom = preparedRun(input, prepared, options);
  report(0.1, `elastix registers the ${input.moving[0].sequence}`);
  const pose = await runFrom(input.initialMovingToFixedLps);
  report(0.4, 'Measuring evidence');
  const judged = judgeGivenPose(input, pose, { ...hooks, onProgress: undefined });
  const confirmed = judged.evidence.betterByEvidence
    ? await confirmByRestarts(judged, prepared, input.seed, runFrom, hooks)
    : judged;
  report(1, 'Registered');
  return confirmed;
}

/** elastix on these images from any starting pose: gives the `movingToFixedLps` that it ends with. */
function preparedRun(
  input: ElastixInput,
  prepared: PreparedRegistration,
  options: Partial<ElastixOptions>,
): (startMovingToFixedLps: Mat4) => Promise<Mat4> {
  const fixed = prepareFixed(input);
  const moving = prepareMoving(input, prepared);
  return async (start) => {
    // The MRI lies where the start puts it, so that elastix begins with no motion.
    const placed = { ...moving, geometry: moveGeometry(moving.geometry, start) };
    const fixedToPlaced = await runElastix(fixed, placed, input.seed, options);
    return multiplyMat4(invertMat4(fixedToPlaced), start);
  };
}

/** The package takes no mask, so the ultrasound is cut to its cone and the rest is made to say nothing. */
function prepareFixed({ fixed, seed }: ElastixInput): Image {
  const cone = coneMask(fixed);
  const { first, last } = boundingBox(cone);
  const filled = fillOutsideMask(fixed, cone, createRandomGenerator(seed).fork('elastix'));
  return cropImage(filled, first, [last[0] + 1, last[1] + 1, last[2] + 1]);
}

function prepareMoving(
  { moving, initialMovingToFixedLps }: ElastixInput,
  { extent: { centreLps, radiusMm } }: PreparedRegistration,
): Image {
  const { sequence, image } = moving[0];
  const centre = transformPoint(invertMat4(initialMovingToFixedLps), centreLps);
  const reachable = cropAround(image, centre, radiusMm + REACH_MM);
  if (reachable) return reachable;
  throw new SonoledgerError('NO_OVERLAP', `The ${sequence} does not come near the ultrasound.`);
}
