import { judgeGivenPose } from './judgeGivenPose.ts';
import type { RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';

/**
 * The tracked pose as a registration that changes nothing, with the same evidence at the same level: the baseline
 * that every other method has to beat.
 * @throws the same errors as `registerRigid`
 */
export function baselineTrackedPose(
  input: RegistrationInput,
  hooks: RegistrationHooks = {},
): RegistrationResult {
  return judgeGivenPose(input, input.initialMovingToFixedLps, hooks);
}
