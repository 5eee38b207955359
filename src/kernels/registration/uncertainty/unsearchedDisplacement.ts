import type { Mat4 } from '../../geometry/types.ts';
import type { PreparedRegistration } from '../prepareRegistration.ts';
import type { DisplacementEvidence, RegistrationInput } from '../types.ts';
import { displacementChange } from './displacementChange.ts';

/** Of a pose that was found elsewhere: the similarity's hill says nothing about how it was found. */
export function unsearchedDisplacement(
  input: RegistrationInput,
  { extent }: PreparedRegistration,
  movingToFixedLps: Mat4,
): DisplacementEvidence {
  return {
    ...displacementChange(input, extent, movingToFixedLps),
    displacementUncertaintyMm: null,
    displacementRadius95Mm: null,
    failureProbability: null,
    evidenceModel: null,
  };
}
