import type { Job, RegistrationMethod } from '../../generated/prisma/client.ts';
import type { RegistrationOutcome } from '../../generated/resolverTypes.ts';
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
  readonly outcomes: Readonly<Record<RegistrationOutcome, number>>;
  /** The standing verdict against what the evidence claims. */
  readonly acceptedAndBetter: number;
  readonly acceptedNotBetter: number;
  readonly rejectedAndBetter: number;
  readonly rejectedNotBetter: number;
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
  /** In rising order; of more than a few values null. */
  readonly values: readonly number[] | null;
  readonly mean: number | null;
  readonly largest: number | null;
}

/** Measured values of the completed registrations of one method. */
export interface MethodSpreads {
  readonly method: RegistrationMethod;
  readonly mtreTrackedMm: Spread;
  readonly mtreRegisteredMm: Spread;
  /** mTRE above that of the tracked pose's registration of the same volume. */
  readonly changeMm: Spread;
  readonly durationMs: Spread;
}

/** The registrations behind a count: all outcomes hold, and the reason, if one is given, is the first that took it out. */
export interface CaseSelection {
  readonly dataSetId: string;
  readonly outcomes: readonly RegistrationOutcome[];
  readonly exclusionReasonCode: string | null;
}

/** A page of cases: so many after an id, or from the first. */
export interface CasesPage {
  readonly selection: CaseSelection;
  readonly take: number;
  readonly afterKey: string | null;
}

/** One method's page of cases. */
export interface CasesRequest extends CasesPage {
  readonly method: RegistrationMethod;
}
