import type { Job } from '../../generated/prisma/client.ts';
import type { ExclusionRecord, RegistrationRecord } from '../../graphql/records.ts';

/** Version of each method's code: a change of results is a new version. */
export const METHOD_VERSION = { TRACKED_POSE: '1', LC2_RIGID: '1', IMPORTED: '1' } as const;

/** Most MRI volumes that one registration takes. */
export const MOST_SEQUENCES = 3;

/** Under this share of the cone inside the MRI a registration cannot be trusted and is excluded by rule. */
export const OVERLAP_RULE = { name: 'minimum-overlap', version: 1, minimumOverlapFraction: 0.25 } as const;

export interface RequestedRegistration {
  readonly registration: RegistrationRecord;
  readonly job: Job;
}

export interface RequestedCohort {
  readonly registrations: readonly RegistrationRecord[];
  readonly exclusions: readonly ExclusionRecord[];
}
