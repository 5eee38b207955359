import type { CohortRequest, PhantomGap } from './types.ts';

/** What a patient lacks. Only a cohort of three or more can spare patients. */
export function gapOf(
  { withGaps, patientCount }: CohortRequest,
  patientIndex: number,
): PhantomGap | undefined {
  if (!withGaps || patientCount < 3) return undefined;
  if (patientIndex === patientCount - 1) return 'NO_MRI';
  // With two gaps at least two complete patients remain.
  return patientCount > 3 && patientIndex === patientCount - 2 ? 'NO_TUMOUR_ANNOTATION' : undefined;
}
