import type { PoseScore } from '../similarity/types.ts';
import { type PreparedRegistration, prepareRegistration, throwIfStopped } from './prepareRegistration.ts';
import { rigidSearch } from './rigidSearch.ts';
import type { PoseQuery, RegistrationHooks, RegistrationInput, RegistrationResult } from './types.ts';

/** Scores the poses of a query, in order. */
export type PoseScorer = (query: PoseQuery, prepared: PreparedRegistration) => readonly PoseScore[];

/**
 * Rigid registration of MRI to ultrasound by the similarity of the options, see `rigidSearch`.
 * @param scorer what scores the poses; this thread when left out
 * @returns `movingToFixedLps` with the evidence for it; never a verdict. Look at `betterByEvidence` before use
 * @throws NO_OVERLAP, CONSTANT_IMAGE, NON_FINITE_VALUES, EMPTY_MASK, REGISTRATION_FAILED, INVALID_INPUT,
 * UNSUPPORTED_GEOMETRY, GRID_MISMATCH, JOB_CANCELLED
 */
export function registerRigid(
  input: RegistrationInput,
  hooks: RegistrationHooks = {},
  scorer: PoseScorer = scoreHere(hooks),
): RegistrationResult {
  throwIfStopped(hooks);
  const prepared = prepareRegistration(input);
  const search = rigidSearch(prepared, input, hooks);
  let step = search.next([]);
  while (!step.done) step = search.next(scorer(step.value, prepared));
  return step.value;
}

/** Scores poses one after the other, asking between them whether to stop. */
export function scoreHere(hooks: RegistrationHooks): PoseScorer {
  return ({ level, poses }, prepared) => {
    const evaluator = prepared.level(level);
    return poses.map((pose) => {
      throwIfStopped(hooks);
      return evaluator.score(pose);
    });
  };
}
