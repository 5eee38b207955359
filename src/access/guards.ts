import { rightsOf } from '../auth/rights.ts';
import type { Actor } from '../context/types.ts';
import type * as records from '../graphql/records.ts';
import type { RecordKey } from './types.ts';

/** How it is found whether a caller may see a record of a type. */
export interface Guard<Row> {
  /** Whose data sets the record has: all of them must be visible. None: it is visible to everybody. */
  readonly keys: (row: Row) => readonly RecordKey[];
  /** Whether the record's own data sets are those of its keys, so that what hangs on it needs no look-up. */
  readonly teaches?: boolean;
  /** A condition beside the data sets, which holds for those who see every data set too. */
  readonly also?: (row: Row, actor: Actor) => boolean;
}

/** A data set that nobody is a member of. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

/** Kinds of record that are about people and not about data. */
export const PEOPLE_ENTITIES = ['User', 'ApiToken', 'DataSetMember'] as const;

const named = (dataSetIds: readonly string[]): readonly string[] =>
  dataSetIds.length > 0 ? dataSetIds : [NOBODYS];

const subjectOf = (row: records.ExclusionRecord): RecordKey =>
  (row.patientId ??
    row.volumeId ??
    row.annotationId ??
    row.registrationId ??
    row.pseudoLabelId ??
    row.predictionId ??
    row.sliceId) as RecordKey;

const guard = <Row>(keys: Guard<Row>['keys'], more: Omit<Guard<Row>, 'keys'> = {}): Guard<Row> => ({
  keys,
  ...more,
});

/**
 * The types whose records belong to data sets. Whatever field gives one of them, what the caller may not see is
 * taken out: the only place that decides it. A new type goes here, or into one of the lists below with a reason.
 */
export const GUARDS: Readonly<Record<string, Guard<never>>> = {
  DataSet: guard((row: records.DataSetRecord) => [row.id]),
  DataSetMember: guard((row: records.DataSetMemberRecord) => [row.dataSetId]),
  ImportRun: guard((row: records.ImportRunRecord) => [row.dataSetId ?? NOBODYS]),
  ImportItem: guard((row: records.ImportItemRecord) => [row.runId]),
  Patient: guard((row: records.PatientRecord) => [row.dataSetId], { teaches: true }),
  Volume: guard((row: records.VolumeRecord) => [row.patientId], { teaches: true }),
  Annotation: guard((row: records.AnnotationRecord) => [row.volumeId], { teaches: true }),
  LandmarkSet: guard((row: records.LandmarkSetRecord) => [row.fixedVolumeId, row.movingVolumeId]),
  Registration: guard((row: records.RegistrationRecord) => [row.fixedVolumeId], { teaches: true }),
  RegistrationMethodSummary: guard((row: records.RegistrationMethodSummaryRecord) => [row.dataSetId]),
  Review: guard((row: records.ReviewRecord) => [
    (row.registrationId ?? row.volumeId ?? row.annotationId ?? row.pseudoLabelId) as string,
  ]),
  PseudoLabel: guard((row: records.PseudoLabelRecord) => [row.ultrasoundVolumeId], { teaches: true }),
  Slicing: guard((row: records.SlicingRecord) => [row.volumeId], { teaches: true }),
  Slice: guard((row: records.SliceRecord) => [row.slicingId]),
  Exclusion: guard((row: records.ExclusionRecord) => [subjectOf(row)]),
  RulePreview: guard((row: records.RulePreviewRecord) => [row.dataSetId]),
  RuleCase: guard((row: records.RuleCaseRecord) => [row.dataSetId]),
  ReviewAgreement: guard((row: records.ReviewAgreementRecord) => [row.dataSetId]),
  GateAgainstReviews: guard((row: records.GateAgainstReviewsRecord) => [row.dataSetId]),
  Freeze: guard((row: records.FreezeRecord) => [row.id]),
  FreezeFold: guard((row: records.FreezeFoldRecord) => [row.freezeId]),
  TrainingSet: guard((row: records.TrainingSetRecord) => [row.freezeId]),
  Model: guard((row: records.ModelRecord) => (row.trainingSetId === null ? [] : [row.trainingSetId])),
  Prediction: guard((row: records.PredictionRecord) => [row.volumeId]),
  MetricRun: guard((row: records.MetricRunRecord) => [row.id]),
  MetricCase: guard((row: records.MetricCaseRecord) => [row.metricRunId]),
  RaterLabelItem: guard((row: { readonly volumeId: string | null }) =>
    row.volumeId === null ? [] : [row.volumeId],
  ),
  ResultImport: guard((row: records.ResultImportRecord) => [row.metricRunId]),
  TrainingImport: guard((row: records.TrainingImportRecord) => [row.freezeId]),
  Experiment: guard((row: records.ExperimentRecord) => [row.id]),
  Arm: guard((row: records.ArmRecord) => [row.experimentId]),
  ComparisonTable: guard((row: records.ComparisonTableRecord) => [row.experiment.id]),
  ComparisonCell: guard((row: records.ComparisonCellRecord) => [row.arm.experimentId]),
  Comparison: guard((row: records.ComparisonRecord) => [row.experimentId]),
  Job: guard((row: records.JobRecord) => named(row.dataSetIds)),
  LedgerEvent: guard((row: records.LedgerEventRecord) => named(row.dataSetIds), {
    also: ({ entity }, actor) =>
      !(PEOPLE_ENTITIES as readonly string[]).includes(entity) || rightsOf(actor).includes('AUDIT'),
  }),
};

/** Types that only fields of guarded types give, or fields that take access into account: their parents are seen. */
export const REACHED_THROUGH_GUARDED: readonly string[] = [
  ...[
    'StoredFile',
    'SourceFile',
    'ImportCount',
    'ResultViolation',
    'TrainingSplit',
    'TrainingLeak',
    'Geometry',
    'RecordError',
    'RegistrationEvidence',
    'DeformationEvidence',
    'MetricValue',
  ],
  ...['EffectiveExclusion', 'ExcludedAncestor'],
  ...['RuleTally', 'RuleOutcomeTally', 'RuleConditionTally'],
  ...['Kappa', 'AgreementCell', 'ReaderPair', 'GateCell', 'CheckAgainstReviews'],
  ...['Quartiles', 'PairedChange', 'ExcludedRegistrations', 'VerdictAgreement'],
];

/** Types that hold counts over records, each with what keeps closed data sets out of them. */
export const COUNTED_WITHIN_ACCESS: Readonly<Record<string, string>> = {
  CohortFlow: 'the service takes the visible data sets',
  FlowNode: 'part of CohortFlow',
  ReasonCount: 'part of CohortFlow',
  LevelCounts: 'part of CohortFlow',
  LevelRates: 'part of CohortFlow',
  Proportion: 'part of counts that are within access',
  FlowCase: 'part of CohortFlow; the records in it are guarded',
  AreaThresholdCount: 'the query takes the visible data sets',
  FreezeVerification: 'of a freeze whose id the caller may name',
  DamagedFile: 'part of FreezeVerification',
  FreezeDiff: 'of freezes whose ids the caller may name',
  FreezeRuleDifference: 'part of FreezeDiff',
  FreezeChanges: 'part of FreezeDiff',
  FreezeChangeGroup: 'part of FreezeDiff',
  FreezeChange: 'part of FreezeDiff; the records in it are guarded',
  Reconciliation: 'of a freeze or data set whose id the caller may name',
  ReconciledCount: 'part of Reconciliation',
  ReconciliationCase: 'part of Reconciliation; the records in it are guarded',
  ReconciliationRemainder: 'part of Reconciliation',
};

/** Types that hold nothing of a data set. */
export const SHARED_BY_ALL: Readonly<Record<string, string>> = {
  ApiToken: 'needs AUDIT, or is the caller’s own',
  Session: 'the caller; its data sets are guarded',
  User: 'a person; who judged or asked is part of a record',
  Annotator: 'a rater; raters serve several data sets',
  SliceRule: 'a rule, without data',
  InclusionRule: 'a rule, without data',
  InclusionCondition: 'part of InclusionRule',
  ExclusionReason: 'the controlled list',
  MetricDefinition: 'the code’s own list',
  AnnotatorRun: 'names a rater or a method; its predictions are guarded',
  SizeBin: 'the code’s own list',
  ServerInfo: 'the machine',
  LedgerVerification: 'whether the chain holds, the number of events and a hash',
  PublishedStudy: 'what a publication states, none of our records',
  PublishedCount: 'part of PublishedStudy',
  PublishedExclusion: 'part of PublishedStudy',
  PublishedMember: 'part of PublishedStudy',
  PublishedStep: 'part of PublishedStudy',
  StatedCounts: 'numbers of a publication, or beside ours in a Reconciliation',
  ClaimReport: 'computed from the numbers in the request alone',
  LabelledClaimFinding: 'part of ClaimReport',
  ImportedRaterLabels: 'answered to who imports; the records in it are guarded',
  CreateTokenPayload: 'answered to ADMINISTER alone',
};

/** Pages and answers of mutations: they hold nothing but fields of other types. */
export const isCarrier = (typeName: string): boolean =>
  typeName === 'PageInfo' || /(Connection|Payload)$/.test(typeName);
