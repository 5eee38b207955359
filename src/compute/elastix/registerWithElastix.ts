import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { cropAround } from '../../kernels/filters/cropAround.ts';
import { cropImage } from '../../kernels/filters/cropImage.ts';
import { fillOutsideMask } from '../../kernels/filters/fillOutsideMask.ts';
import { invertMat4 } from '../../kernels/geometry/invertMat4.ts';
import { moveGeometry } from '../../kernels/geometry/moveGeometry.ts';
import { multiplyMat4 } from '../../kernels/geometry/multiplyMat4.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Image } from '../../kernels/geometry/types.ts';
import { boundingBox } from '../../kernels/masks/boundingBox.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';
import { countedLevel } from '../../kernels/registration/countedLevel.ts';
import { judgeGivenPose } from '../../kernels/registration/judgeGivenPose.ts';
import { prepareRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import type {
  FieldOfViewExtent,
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
} from '../../kernels/registration/types.ts';
import type { ElastixOptions } from './elastixParameterMap.ts';
import { runElastix } from './runElastix.ts';

/** Further than this from the tracked pose elastix finds nothing; a whole head would fill its memory. */
const REACH_MM = 60;

/**
 * Rigid registration by elastix from the tracked pose, judged as an imported transform is, by a similarity that elastix
 * did not climb. Only the first MRI goes to elastix; all take part in the evidence.
 * @throws the same errors as `registerRigid`; CONFIG_INVALID without the optional package
 */
export async function registerWithElastix(
  input: RegistrationInput & { readonly seed: number },
  options: Partial<ElastixOptions>,
  hooks: RegistrationHooks,
): Promise<RegistrationResult> {
  const report = hooks.onProgress ?? (() => {});
  throwIfStopped(hooks);
  report(0, 'Preparing images');
  const { extent } = requireUsable(input, hooks);
  const fixed = prepareFixed(input);
  const moving = prepareMoving(input, extent);
  report(0.1, `elastix registers the ${input.moving[0].sequence}`);
  const startToMoving = await runElastix(fixed, moving, input.seed, options);
  const pose = multiplyMat4(invertMat4(startToMoving), input.initialMovingToFixedLps);
  return judgeGivenPose(input, pose, {
    ...hooks,
    onProgress: (fraction, note) => report(0.8 + 0.2 * fraction, note),
  });
}

/** elastix would take constant images and images that do not meet, and end somewhere. */
function requireUsable(input: RegistrationInput, hooks: RegistrationHooks): { extent: FieldOfViewExtent } {
  const prepared = prepareRegistration(input);
  countedLevel(prepared, 'coarse', hooks).requireOverlap(input);
  return prepared;
}

/** The package takes no mask, so the ultrasound is cut to its cone and the rest is made to say nothing. */
function prepareFixed({ fixed, seed }: RegistrationInput): Image {
  const cone = coneMask(fixed);
  const { first, last } = boundingBox(cone);
  const filled = fillOutsideMask(fixed, cone, createRandomGenerator(seed).fork('elastix'));
  return cropImage(filled, first, [last[0] + 1, last[1] + 1, last[2] + 1]);
}

/** The first MRI where the tracked pose puts it, so that elastix begins with no motion. */
function prepareMoving(
  { moving, initialMovingToFixedLps }: RegistrationInput,
  { centreLps, radiusMm }: FieldOfViewExtent,
): Image {
  const { sequence, image } = moving[0];
  const centre = transformPoint(invertMat4(initialMovingToFixedLps), centreLps);
  const reachable = cropAround(image, centre, radiusMm + REACH_MM);
  if (!reachable) {
    throw new SonoledgerError('NO_OVERLAP', `The ${sequence} does not come near the ultrasound.`);
  }
  return { ...reachable, geometry: moveGeometry(reachable.geometry, initialMovingToFixedLps) };
}
