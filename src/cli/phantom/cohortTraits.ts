import { count } from '../output/count.ts';
import type { CohortRequest } from './types.ts';

/** What tells one cohort from another, in words; what is as by default is not named. */
export function cohortTraits({
  patientCount,
  seed,
  scale,
  brainShiftMm,
  misalignment,
}: CohortRequest): string[] {
  return [
    count(patientCount, 'patient'),
    `seed ${seed}`,
    ...(scale === 1 ? [] : [`scale ${scale}`]),
    ...(brainShiftMm === 0 ? [] : [`brain shift ${brainShiftMm} mm`]),
    ...(misalignment === 1 ? [] : [`misalignment ${misalignment}`]),
  ];
}
