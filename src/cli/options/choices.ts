import type {
  AnnotationOrigin,
  ExperimentQuestion,
  IdentifyingFinding,
  ImportLayout,
  InclusionMeasure,
  JobState,
  LabelSource,
  MissingValue,
  Modality,
  Phase,
  RegistrationMethod,
  RegistrationOutcome,
  ResultFormat,
  Role,
  Sequence,
  SliceAxis,
  Stage,
  Structure,
  SubjectKind,
  SummaryPolicy,
  TransferMethod,
  TransformDirection,
  Verdict,
  WorldSpace,
} from '../../generated/resolverTypes.ts';

// The values of the contract's enums, for --help and for telling a user what is allowed before asking a server.
export const ANNOTATION_ORIGINS = ['MANUAL', 'EXPERT', 'AUTOMATIC'] as const satisfies AnnotationOrigin[];
export const RESULT_FORMATS = ['NNUNET_SUMMARY', 'SEG_METRICS_CSV'] as const satisfies ResultFormat[];
export const EXPERIMENT_QUESTIONS = [
  'AREA_THRESHOLD',
  'LABEL_SOURCE',
  'CUSTOM',
] as const satisfies ExperimentQuestion[];
export const IMPORT_LAYOUTS = [
  'RESECT',
  'EASY_RESECT',
  'CURIOUS_SEG',
  'REMIND',
  'REMIND2REG',
  'BIDS',
  'MANIFEST',
] as const satisfies ImportLayout[];
export const INCLUSION_MEASURES = [
  'PROCEDURE_NUMBER',
  'PHASE',
  'MR_SEQUENCE',
  'LABEL_ORIGIN',
  'TUMOUR_VOLUME_MM3',
  'LARGEST_AREA_MM2',
  'OVERLAP_FRACTION',
  'FAILURE_PROBABILITY',
  'TUMOUR_IN_CONE_FRACTION',
  'MTRE_MM',
  'READER_COUNT',
  'STANDING_VERDICT',
] as const satisfies InclusionMeasure[];
export const JOB_STATES = [
  'QUEUED',
  'RUNNING',
  'DONE',
  'SKIPPED',
  'FAILED',
  'CANCELLED',
] as const satisfies JobState[];
export const LABEL_SOURCES = [
  'US_MANUAL',
  'MRI_TRANSFER',
  'MODEL',
  'EXPERT',
] as const satisfies LabelSource[];
export const MODALITIES = ['MR', 'US'] as const satisfies Modality[];
export const MISSING_VALUES = ['EXCLUDE', 'KEEP', 'NEEDS_REVIEW'] as const satisfies MissingValue[];
export const PHASES = [
  'PREOPERATIVE',
  'PRE_DURA',
  'POST_DURA',
  'DURING_RESECTION',
  'POST_RESECTION',
] as const satisfies Phase[];
/** Without IMPORTED and MANUAL, which cannot be asked for. */
export const REGISTRATION_METHODS = [
  'TRACKED_POSE',
  'LC2_RIGID',
  'LC2_SIMILARITY',
  'LC2_AFFINE',
  'LC2_DEFORMABLE',
  'MATTES_MI_RIGID',
  'MIND_SSC_RIGID',
  'ELASTIX_MI_RIGID',
  'LANDMARK_RIGID',
] as const satisfies RegistrationMethod[];
/** With IMPORTED and MANUAL, for choosing among registrations that exist. */
export const METHODS_OF_RECORDS = [
  ...REGISTRATION_METHODS,
  'IMPORTED',
  'MANUAL',
] as const satisfies RegistrationMethod[];
export const REGISTRATION_OUTCOMES = [
  'PENDING',
  'CANCELLED',
  'COMPLETED',
  'FAILED',
  'EXCLUDED',
  'WITH_LANDMARKS',
  'WRONG',
  'CLAIMS_BETTER',
  'CLAIMS_NOTHING',
  'PASSED_CHECKS',
  'SILENT_FAILURE',
  'ACCEPTED',
  'REJECTED',
  'UNSURE',
  'OPEN',
  'UNREVIEWED',
  'REVIEW_AGREES',
  'REVIEW_DISAGREES',
  'PAIRED',
  'PAIRED_BETTER',
  'PAIRED_WORSE',
  'PAIRED_EQUAL',
] as const satisfies RegistrationOutcome[];
export const ROLES = [
  'VIEWER',
  'ANALYST',
  'REVIEWER',
  'CURATOR',
  'ADMIN',
  'AUDITOR',
] as const satisfies Role[];
export const SEQUENCES = ['T1', 'T1CE', 'T2', 'FLAIR', 'B_MODE'] as const satisfies Sequence[];
export const SLICE_AXES = ['I', 'J', 'K'] as const satisfies SliceAxis[];
export const STAGES = [
  'ELIGIBILITY',
  'IMAGE_QUALITY',
  'ANNOTATION',
  'REGISTRATION',
  'VISUAL_REVIEW',
  'TRANSFER',
  'SLICING',
  'SPLIT',
  'TRAINING',
  'PREDICTION',
  'EVALUATION',
] as const satisfies Stage[];
export const STRUCTURES = [
  'TUMOUR',
  'RESECTION_CAVITY',
  'SULCI',
  'FALX',
  'VENTRICLES',
  'CEREBRUM',
] as const satisfies Structure[];
export const IDENTIFYING_FINDINGS = [
  'NOT_DECLARED',
  'BIRTH_DATE',
  'IDENTIFIERS',
  'CONTACTS',
  'INSTITUTION',
  'DATES',
  'FREE_TEXT',
  'BURNED_IN_ANNOTATION',
  'BURNED_IN_NOT_STATED',
  'PRIVATE_TAGS',
] as const satisfies IdentifyingFinding[];
export const SUBJECT_KINDS = [
  'PATIENT',
  'VOLUME',
  'ANNOTATION',
  'REGISTRATION',
  'PSEUDO_LABEL',
  'SLICE',
  'PREDICTION',
] as const satisfies SubjectKind[];
/** What people judge. */
export const REVIEWED_KINDS = [
  'REGISTRATION',
  'VOLUME',
  'ANNOTATION',
  'PSEUDO_LABEL',
] as const satisfies SubjectKind[];
/** What inclusion rules are about. */
export const RULED_KINDS = ['PATIENT', ...REVIEWED_KINDS] as const satisfies SubjectKind[];
export const SUMMARY_POLICIES = ['FAANES_2025', 'SKIP_UNDEFINED'] as const satisfies SummaryPolicy[];
export const TRANSFER_METHODS = ['NEAREST', 'LINEAR_THRESHOLD'] as const satisfies TransferMethod[];
export const VERDICTS = ['ACCEPTED', 'REJECTED', 'UNSURE'] as const satisfies Verdict[];
export const TRANSFORM_DIRECTIONS = [
  'MOVING_TO_FIXED',
  'FIXED_TO_MOVING',
] as const satisfies TransformDirection[];
export const WORLD_SPACES = ['LPS', 'RAS'] as const satisfies WorldSpace[];
