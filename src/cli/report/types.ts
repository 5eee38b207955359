import type { StandingVerdict } from '../../generated/resolverTypes.ts';
import type { Table } from '../comparison/types.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import type { ExclusionRow } from '../pipeline/fetchExclusions.ts';
import type { RegistrationRow } from '../pipeline/fetchRegistrations.ts';

export interface ReportFreeze {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly foldSeed: number;
  readonly folds: readonly {
    readonly patients: readonly { readonly dataSet: ReportDataSet }[];
  }[];
}

export interface ReportDataSet {
  readonly name: string;
  readonly licence: string;
  readonly citation: string;
}

export interface ReportPatientRow {
  readonly id: string;
  readonly pseudonym: string;
  readonly dataSet: { readonly name: string };
  readonly volumes: readonly {
    readonly id: string;
    readonly name: string;
    readonly annotations: readonly { readonly id: string; readonly structure: string }[];
  }[];
}

export interface ReportPrediction {
  readonly id: string;
  readonly arm: string;
  readonly patient: string;
  readonly volume: string;
  readonly origin: PredictionOrigin;
}

/** Where a prediction's label comes from. */
export interface PredictionOrigin {
  readonly state: string;
  readonly missingReason: string | null;
  readonly model: { readonly name: string } | null;
  readonly annotation: {
    readonly id: string;
    readonly origin: string;
    readonly annotator: { readonly name: string } | null;
  } | null;
  readonly pseudoLabel: {
    readonly id: string;
    readonly annotation: { readonly id: string; readonly origin: string };
    readonly registration: {
      readonly id: string;
      readonly movingToFixedLps: readonly number[] | null;
      readonly standingVerdict: StandingVerdict | null;
    };
  } | null;
}

/** One slice of a metric run with its values. */
export interface ReportCaseRow {
  readonly areaMm2: number;
  readonly slice: {
    readonly id: string;
    readonly axis: string;
    readonly index: number;
    readonly slicing: {
      readonly labelSource: string;
      readonly volume: { readonly id: string; readonly name: string };
    };
  };
  readonly patient: { readonly pseudonym: string };
  readonly prediction: { readonly id: string } | null;
  readonly values: readonly {
    readonly definition: { readonly id: string };
    readonly state: string;
    readonly value: number | null;
  }[];
}

/** The slices that an arm was scored on. */
export interface ArmCases {
  readonly arm: string;
  /** Of an arm that stands for a registration method. */
  readonly registrationMethod: string | null;
  readonly rows: readonly ReportCaseRow[];
}

/** All that a report is made from, as read from the server at one time. */
export interface ReportData {
  readonly table: Table;
  readonly freeze: ReportFreeze;
  readonly dataSets: readonly ReportDataSet[];
  readonly flow: Flow;
  readonly patients: readonly ReportPatientRow[];
  readonly registrations: readonly RegistrationRow[];
  readonly predictions: readonly ReportPrediction[];
  readonly cases: readonly ArmCases[];
  readonly exclusions: readonly ExclusionRow[];
  readonly ledger: { readonly eventCount: number; readonly headHash: string };
  readonly serverVersion: string;
  /** ISO 8601. */
  readonly readAt: string;
}

/** The quality-control sheets of registrations, by registration id. */
export type SheetPictures = ReadonlyMap<string, SheetPicture>;

export interface SheetPicture {
  /** Path from the report to the PNG. */
  readonly href: string;
  readonly png: Uint8Array;
}
