import { partOfHooks } from '../partOfHooks.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from '../types.ts';
import { type DeformedResult, judgeDeformation } from './judgeDeformation.ts';
import { linearPart } from './linearPart.ts';
import { type DeformableOptions, refineDeformable } from './refineDeformable.ts';

/** Of the progress, where the bending ends. */
const BENT_UNTIL = 0.95;

/**
 * Bends a rigid result by `refineDeformable` and judges what came out. `movingToFixedLps` is the rigid transform closest
 * to the bent one over the field of view.
 * @param rigid what `registerRigid` gave for the same input
 * @throws the errors of `registerRigid`, REGISTRATION_FAILED when the deformation folds
 */
export function registerDeformable(
  input: RegistrationInput,
  rigid: RegistrationResult,
  settings: Partial<DeformableOptions> = {},
  hooks: RegistrationHooks = {},
): DeformedResult {
  const bending = partOfHooks(hooks, 0, BENT_UNTIL);
  const { field, evaluations, outOfTime } = refineDeformable(
    input,
    rigid.movingToFixedLps,
    settings,
    bending,
  );
  const movingToFixedLps = linearPart(input.fixed, { ...rigid, field });
  const result = judgeDeformation(input, rigid, { movingToFixedLps, field });
  hooks.onProgress?.(1, 'Registered');
  const { coarse, fine } = rigid.evaluations;
  return {
    ...result,
    evaluations: { coarse, fine: fine + evaluations + 1 },
    outOfTime: rigid.outOfTime || outOfTime,
  };
}
