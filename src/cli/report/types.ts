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
