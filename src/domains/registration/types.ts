import type { Job, RegistrationMethod, Verdict } from '../../generated/prisma/client.ts';
import type { ExclusionRecord, RegistrationRecord } from '../../graphql/records.ts';

/** The methods that can be asked for; IMPORTED is brought in and MANUAL made from another. */
export type ComputedMethod = Exclude<RegistrationMethod, 'IMPORTED' | 'MANUAL'>;

/** Version of each method's code: a change of results is a new version. */
export const METHOD_VERSION = {
  TRACKED_POSE: '1',
  LC2_RIGID: '1',
  LC2_SIMILARITY: '1',
  LC2_AFFINE: '1',
  LC2_DEFORMABLE: '1',
  MATTES_MI_RIGID: '1',
  MIND_SSC_RIGID: '1',
  ELASTIX_MI_RIGID: '1',
  LANDMARK_RIGID: '1',
  IMPORTED: '1',
  MANUAL: '1',
} as const;

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

/** Records of one method, counted. */
export interface MethodCounts {
  readonly method: RegistrationMethod;
  readonly patientCount: number;
  readonly volumeCount: number;
  readonly pendingCount: number;
  readonly cancelledCount: number;
  readonly completedCount: number;
  readonly failedCount: number;
  readonly excludedCount: number;
  readonly betterCount: number;
  /** Completed, with landmarks. */
  readonly measuredCount: number;
  /** Of these the wrong ones, those that are better by evidence, and those that are both. */
  readonly wrongCount: number;
  readonly passedCount: number;
  readonly passedWrongCount: number;
  /** Better by evidence, with landmarks, and not excluded. */
  readonly checkedCount: number;
  /** Of these the wrong ones. */
  readonly silentCount: number;
}

export interface MethodExclusions {
  readonly method: RegistrationMethod;
  readonly reasonCode: string;
  readonly count: number;
}

/** How values spread; all null when there are none. */
export interface Spread {
  readonly count: number;
  readonly quartiles: readonly number[] | null;
  readonly mean: number | null;
  readonly largest: number | null;
}

/** Measured values of the completed registrations of one method. */
export interface MethodSpreads {
  readonly method: RegistrationMethod;
  readonly mtreTrackedMm: Spread;
  readonly mtreRegisteredMm: Spread;
  readonly durationMs: Spread;
}

export interface MethodVerdicts {
  readonly method: RegistrationMethod;
  readonly verdict: Verdict | null;
  readonly isBetter: boolean;
  readonly count: number;
}
