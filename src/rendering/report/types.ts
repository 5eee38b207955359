import type { ChartCell, CohortFlow, ComparisonChart, EvidenceLevel, Verdict } from '../types.ts';

/** From what a report was made, so that it can be made again. The clock is read by the caller. */
export interface ReportProvenance {
  /** ISO 8601 time at which the records were read. */
  readonly generatedAt: string;
  readonly freezeHash: string | null;
  readonly seed: string | null;
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly dataSets: readonly {
    readonly title: string;
    readonly licence: string;
    readonly citation: string;
  }[];
}

/** A cell of the table: mean and SD under the comparison's summary policy. */
export interface ReportCell extends ChartCell {
  /** Share of slices with a non-empty prediction, 0 to 1, or `null` where it does not apply. */
  readonly pp: number | null;
  /** The cases behind the cell; the cell links to them. */
  readonly cases?: readonly ReportCellCase[];
}

/** What a case gives to one cell. */
export interface ReportCellCase {
  /** Key of a ReportCase. */
  readonly caseKey: string;
  readonly nTotal: number;
  readonly nDefined: number;
  /** Of the defined values; `null` where none is. */
  readonly mean: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** One arm on one ultrasound volume, with where its label comes from. */
export interface ReportCase {
  /** Unique; letters, digits and hyphens. */
  readonly key: string;
  readonly arm: string;
  readonly patient: string;
  readonly volume: string;
  /** Such as "MRI label, carried" or "annotation, EXPERT by Rater 2". */
  readonly label: string;
  /** Record behind the label. */
  readonly labelId: string | null;
  /** Label source of the reference, such as US_MANUAL. */
  readonly reference: string;
  readonly transform: ReportTransform | null;
  /** Names of the values of each slice. */
  readonly metricTitles: readonly string[];
  /** The worst first. */
  readonly slices: readonly ReportSlice[];
  /** Of which `slices` are the worst. */
  readonly sliceCount: number;
}

/** The registration that carried a label. */
export interface ReportTransform {
  readonly registrationId: string;
  readonly method: string;
  readonly movingToFixedLps: readonly number[] | null;
  readonly mtreBeforeMm: number | null;
  readonly mtreAfterMm: number | null;
  readonly verdict: Verdict | null;
  readonly sheetHref?: string;
}

export interface ReportSlice {
  /** Such as "K 41". */
  readonly title: string;
  readonly areaMm2: number;
  /** A number, or the state of a value that is none. */
  readonly values: readonly (number | string)[];
}

/** One metric compared over arms and size bins, with what was concluded from it. */
export interface ReportComparison extends ComparisonChart {
  readonly title: string;
  readonly cells: readonly ReportCell[];
  readonly summaryPolicy: string;
  readonly unitOfAnalysis: string;
  /** Sentences such as "MRI+US against US: Wilcoxon, n = 29 patients, p = 0.21 (Holm, m = 6), d = 0.10". */
  readonly statements: readonly string[];
}

export interface ReportRegistration {
  readonly volume: string;
  readonly method: string;
  readonly mtreBeforeMm: number | null;
  readonly mtreAfterMm: number | null;
  readonly evidenceLevel: EvidenceLevel;
  readonly warnings: readonly string[];
  readonly verdict: Verdict | null;
  /** A small picture of the QC sheet: a data URI of an image, or a relative or http link. */
  readonly thumbnailSrc?: string;
  readonly sheetHref?: string;
}

/** A patient by pseudonym; without a registration the row says so. */
export interface ReportPatient {
  readonly patient: string;
  readonly dataSet: string;
  readonly registrations: readonly ReportRegistration[];
}

/** Who or what decided: a rule with what it measured, or a reviewer with a comment. */
export type ReportDecision =
  | {
      readonly kind: 'RULE';
      readonly rule: string;
      readonly measured: number | null;
      readonly threshold: number | null;
      readonly unit: string;
    }
  | { readonly kind: 'REVIEW'; readonly reviewer: string; readonly comment: string };

export interface ReportExclusion {
  readonly subject: string;
  readonly stage: string;
  readonly reasonCode: string;
  readonly reasonTitle: string;
  readonly decision: ReportDecision;
  readonly decidedAt: string;
  readonly timing: 'BEFORE_OUTCOMES' | 'AFTER_OUTCOMES';
  /** A later record brought the subject back; both stay in the table. */
  readonly reinstated: boolean;
}

/** Everything a report shows, as plain data; a `null` or empty part says that there is nothing. */
export interface ReportModel {
  readonly title: string;
  readonly subtitle?: string;
  readonly provenance: ReportProvenance;
  readonly cohortFlow: CohortFlow | null;
  readonly comparisons: readonly ReportComparison[];
  readonly cases: readonly ReportCase[];
  /** Path from the report to the contact sheet. */
  readonly contactSheetHref?: string;
  readonly patients: readonly ReportPatient[];
  readonly exclusions: readonly ReportExclusion[];
  readonly ledger: { readonly headHash: string; readonly length: number } | null;
}
