import type { Actor } from '../context/types.ts';
import type { FlowExcluded, FlowNode, LeavingCause, LevelCounts } from '../domains/exclusions/flowTypes.ts';
import type { ComputedFlow } from '../domains/exclusions/service/cohortFlow.ts';
import type { Subject } from '../domains/exclusions/types.ts';
import type {
  ChangeGroup,
  ExplainedSlice,
  FreezeComparison,
  FreezeSide,
} from '../domains/freezes/diffTypes.ts';
import type { Condition, MeasuringRule, RuleCase } from '../domains/inclusion/types.ts';
import type { CaseRow, ReconciliationOf } from '../domains/publications/types.ts';
import type { AgreementCell, ComparedReaders, ReaderPair } from '../domains/reviews/compareReaders.ts';
import type { GateCell, JudgedCheck } from '../domains/reviews/judgeGate.ts';
import type * as db from '../generated/prisma/client.ts';
import type {
  ExcludedRegistrations,
  LabelMatch,
  RegistrationMethodSummary,
} from '../generated/resolverTypes.ts';
import type { Agreement } from '../kernels/agreement/types.ts';

/** What resolvers of a type start from: a database row, or the smallest thing that the type's fields need. */
export type UserRecord = db.User;
export type ApiTokenRecord = db.ApiToken;
export type DataSetMemberRecord = db.DataSetMember;
export type AnnotatorRecord = db.Annotator;
export type DataSetRecord = db.DataSet;
export type PatientRecord = db.Patient;
export type VolumeRecord = db.Volume;
export type StoredFileRecord = db.Blob;
export type SourceFileRecord = Pick<db.VolumeSource, 'fileName' | 'hash' | 'sizeBytes' | 'kept'>;
export type AnnotationRecord = db.Annotation;
export type LandmarkSetRecord = db.LandmarkSet;
export type RegistrationRecord = db.Registration;
export type RegistrationEvidenceRecord = db.RegistrationEvidence;
export type ReviewRecord = db.Review;
export type PseudoLabelRecord = db.PseudoLabel;
export type SlicingRecord = db.Slicing;
export type SliceRecord = db.Slice;
export type SliceRuleRecord = db.SliceRule;
export type ExclusionRecord = db.Exclusion;
export type ExclusionReasonRecord = db.ExclusionReason;
export type InclusionRuleRecord = db.InclusionRule;
export type InclusionConditionRecord = Condition;
export type RuleCaseRecord = RuleCase & { readonly dataSetId: string };
/** What a rule finds in a data set; counts and pages are taken from the cases. */
export interface RulePreviewRecord {
  readonly dataSetId: string;
  readonly rule: MeasuringRule;
  readonly cases: readonly RuleCaseRecord[];
}
export interface ApplyRulePayloadRecord {
  readonly rule: db.InclusionRule & MeasuringRule;
  readonly preview: RulePreviewRecord;
  readonly excludedCount: number;
}
export type KappaRecord = Agreement;
export type AgreementCellRecord = AgreementCell;
export type ReaderPairRecord = ReaderPair;
export interface ReviewAgreementRecord extends ComparedReaders {
  readonly dataSetId: string;
  readonly subjectCount: number;
  readonly readCount: number;
}
export type GateCellRecord = GateCell;
export type CheckAgainstReviewsRecord = JudgedCheck;
export interface GateAgainstReviewsRecord {
  readonly dataSetId: string;
  readonly registrationCount: number;
  readonly failureProbabilityLimit: number;
  readonly checks: readonly JudgedCheck[];
}
export type FreezeRecord = db.Freeze;
export type FreezeFoldRecord = { readonly freezeId: string; readonly fold: number };
export type FreezeDiffRecord = FreezeComparison;
export type FreezeChangesRecord = FreezeSide;
export type FreezeChangeGroupRecord = ChangeGroup;
export type FreezeChangeRecord = ExplainedSlice;
export type TrainingSetRecord = db.TrainingSet;
export type ModelRecord = db.Model;
export type AnnotatorRunRecord = db.AnnotatorRun;
export type PredictionRecord = db.Prediction;
export type MetricDefinitionRecord = db.MetricDefinition;
export type MetricValueRecord = db.MetricValue;
export type MetricRunRecord = db.MetricRun;
export type MetricCaseRecord = db.MetricSlice;
export type ResultImportRecord = db.ResultImport;
export type TrainingImportRecord = db.TrainingImport;
/** What became of a label file, as importRaterLabels gives it. */
export interface RaterLabelItemRecord {
  readonly fileName: string;
  readonly matchedBy: LabelMatch | null;
  readonly volumeId: string | null;
  readonly annotationId: string | null;
  readonly already: boolean;
  readonly largestValue: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}
export type ExperimentRecord = db.Experiment;
export type ArmRecord = db.Arm;
export type ComparisonRecord = db.Comparison;
export type ImportRunRecord = db.ImportRun;
export type ImportItemRecord = db.ImportItem;
export type PublishedStudyRecord = db.PublishedStudy;
export type ReconciliationRecord = ReconciliationOf;
export type ReconciliationCaseRecord = CaseRow;
export type JobRecord = db.Job;
export type LedgerEventRecord = db.LedgerEvent;

/** One cell as the rollup gives it. sizeBin -1 is all sizes together. */
export interface ComparisonCellRecord {
  readonly arm: db.Arm;
  readonly metricRunId: string | null;
  readonly definitionId: string;
  readonly sizeBin: number;
  readonly mean: number | null;
  readonly sdPopulation: number | null;
  readonly sdSample: number | null;
  readonly nDefined: number;
  readonly nTotal: number;
  readonly nMissing: number;
  readonly nPatients: number;
}

export interface ComparisonTableRecord {
  readonly experiment: db.Experiment;
  readonly policy: db.SummaryPolicy;
  readonly definitionIds: readonly string[];
  readonly cells: readonly ComparisonCellRecord[];
}

/** How one registration method did; its cases are found by data set and method. */
export type RegistrationMethodSummaryRecord = Omit<
  RegistrationMethodSummary,
  'exclusionsByReason' | 'registrations'
> & {
  readonly dataSetId: string;
  readonly exclusionsByReason: readonly MethodExclusionRecord[];
};

export type MethodExclusionRecord = Omit<ExcludedRegistrations, 'reason'> & {
  readonly reason: ExclusionReasonRecord;
};

/** An exclusion with the ancestor that it names; null for one on the record itself. */
export interface EffectiveExclusionRecord {
  readonly exclusion: db.Exclusion;
  readonly inheritedFrom: Subject | null;
}

export type CohortFlowRecord = ComputedFlow;

/** A stage with the scope of its flow, from which its cases are found. */
export type FlowNodeRecord = FlowNode & { readonly flow: ComputedFlow };

export type ReasonCountRecord = FlowExcluded & {
  readonly nIn: LevelCounts;
  readonly flow: ComputedFlow;
};

/** A patient, a volume or a slice: the one id that is there says which. */
export interface FlowCaseRecord {
  readonly key: string;
  readonly patientId?: string;
  readonly volumeId?: string;
  readonly sliceId?: bigint;
  readonly cause: LeavingCause;
  readonly exclusionIds: readonly string[];
}

/** The caller; everything else is looked up. */
export type SessionRecord = Actor;
