import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { polarParts } from '../geometry/polarParts.ts';
import type { Image, Mat4 } from '../geometry/types.ts';
import { DEFAULT_REGISTRATION_OPTIONS } from './defaultOptions.ts';
import { type PoseSpace, poseSpace } from './poseSpace.ts';
import { type FixedVolume, prepareFixed } from './prepareFixed.ts';
import { prepareLevel } from './prepareLevel.ts';
import { prepareMoving } from './prepareMoving.ts';
import type {
  FieldOfViewExtent,
  LevelEvaluator,
  LevelName,
  RegistrationHooks,
  RegistrationInput,
  RegistrationOptions,
} from './types.ts';
import { validateInput } from './validateInput.ts';

/** Everything that a registration and the judgement of a given pose have in common. */
export interface PreparedRegistration {
  readonly options: RegistrationOptions;
  readonly extent: FieldOfViewExtent;
  readonly fixed: FixedVolume;
  /** The part of every sequence within reach, shrunk. */
  readonly moving: readonly Image[];
  readonly poses: PoseSpace;
  /** The similarity at a level, prepared when it is first asked for. */
  level(name: LevelName): LevelEvaluator;
}

/**
 * Validates the input and brings both images into the form the similarity needs.
 * @param pose a pose that must be within reach as well, however far it lies from the tracked one
 * @throws EMPTY_MASK, CONSTANT_IMAGE, NO_OVERLAP, NON_FINITE_VALUES, INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function prepareRegistration(
  input: RegistrationInput,
  pose: Mat4 = input.initialMovingToFixedLps,
): PreparedRegistration {
  const options = { ...DEFAULT_REGISTRATION_OPTIONS, ...input.options };
  validateInput(input, options);
  const finest = options.fine.sampleSpacingMm;
  const fixed = prepareFixed(input.fixed, options.fieldOfView, finest, options.nearFieldMm);
  const poses = poseSpace(input.initialMovingToFixedLps, fixed.extent);
  const moving = prepareMoving(
    input.moving,
    input.initialMovingToFixedLps,
    fixed.extent,
    options.searchTranslationMm + reachOf(pose, input.initialMovingToFixedLps, poses, fixed.extent),
    finest,
  );
  const levels = new Map<LevelName, LevelEvaluator>();
  return {
    options,
    extent: fixed.extent,
    fixed,
    moving,
    poses,
    level: (name) => {
      const evaluator =
        levels.get(name) ??
        prepareLevel(fixed, moving, options[name], options, input.initialMovingToFixedLps);
      levels.set(name, evaluator);
      return evaluator;
    },
  };
}

/** How much farther than the tracked pose a pose looks into the MRI, mm: it may lie elsewhere and be shrunk. */
function reachOf(pose: Mat4, tracked: Mat4, poses: PoseSpace, { radiusMm }: FieldOfViewExtent): number {
  if (pose === tracked) return 0;
  const [, , leastScale] = polarParts(pose).principalScales;
  return poses.change(tracked, pose).translationMm + radiusMm * Math.max(0, 1 / leastScale - 1);
}

/** @throws JOB_CANCELLED when the caller asked to stop */
export function throwIfStopped({ shouldStop }: RegistrationHooks): void {
  if (shouldStop?.()) throw new SonoledgerError('JOB_CANCELLED', 'The registration was cancelled.');
}
