import type { Mat4 } from '../../geometry/types.ts';
import type { DisplacementEvidence, FieldOfViewExtent, RegistrationInput } from '../types.ts';
import { displacementBetween } from './displacementBetween.ts';
import { displacementTarget } from './displacementTarget.ts';

/** How far a result moves the target from the tracked pose. */
export function displacementChange(
  input: RegistrationInput,
  extent: FieldOfViewExtent,
  movingToFixedLps: Mat4,
): Pick<DisplacementEvidence, 'displacementTarget' | 'displacementMm'> {
  const { kind, pointsMovingLps } = displacementTarget(input, extent);
  return {
    displacementTarget: kind,
    displacementMm: displacementBetween(input.initialMovingToFixedLps, movingToFixedLps, pointsMovingLps),
  };
}
