// Generated from schema.graphql by scripts/codegen.mjs. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRecord, ApiTokenRecord, SessionRecord, DataSetMemberRecord, AnnotatorRecord, DataSetRecord, PatientRecord, VolumeRecord, StoredFileRecord, SourceFileRecord, AnnotationRecord, LandmarkSetRecord, RegistrationRecord, RegistrationEvidenceRecord, RegistrationMethodSummaryRecord, ReviewRecord, PseudoLabelRecord, SlicingRecord, SliceRecord, SliceRuleRecord, ExclusionRecord, ExclusionReasonRecord, InclusionRuleRecord, InclusionConditionRecord, RulePreviewRecord, RuleCaseRecord, ApplyRulePayloadRecord, KappaRecord, AgreementCellRecord, ReaderPairRecord, ReviewAgreementRecord, GateCellRecord, CheckAgainstReviewsRecord, GateAgainstReviewsRecord, EffectiveExclusionRecord, CohortFlowRecord, FlowNodeRecord, ReasonCountRecord, FlowCaseRecord, FreezeRecord, FreezeFoldRecord, FreezeDiffRecord, FreezeChangesRecord, FreezeChangeGroupRecord, FreezeChangeRecord, TrainingSetRecord, ModelRecord, AnnotatorRunRecord, PredictionRecord, MetricDefinitionRecord, MetricValueRecord, MetricRunRecord, MetricCaseRecord, ResultImportRecord, TrainingImportRecord, RaterLabelItemRecord, ExperimentRecord, ArmRecord, ComparisonTableRecord, ComparisonCellRecord, ComparisonRecord, PublishedStudyRecord, ReconciliationRecord, ReconciliationCaseRecord, ImportRunRecord, ImportItemRecord, JobRecord, LedgerEventRecord } from '../graphql/records.ts';
import type { RequestContext } from '../context/types.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string | number | bigint; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, ISO 8601 in UTC. */
  DateTime: { input: Date; output: Date; }
  /** A JSON value whose shape the field's description gives. */
  JSON: { input: unknown; output: unknown; }
};

/** Where a page ends and whether more follows. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** True when records follow the last one of this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Cursor of the last record, to be given as `after`; null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** Matches a text. All given conditions must hold. */
export type StringFilter = {
  /** The exact text. */
  readonly equals?: InputMaybe<Scalars['String']['input']>;
  /** One of these texts. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Text that contains this, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** True for null, false for not null. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Matches a number. All given conditions must hold. */
export type FloatFilter = {
  /** The exact number. */
  readonly equals?: InputMaybe<Scalars['Float']['input']>;
  /** Greater than. */
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  /** Greater than or equal. */
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  /** Less than. */
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  /** Less than or equal. */
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  /** True for null, false for not null. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a user may do. Each role but AUDITOR includes those before it. */
export type Role =
  /** Reads. */
  | 'VIEWER'
  /** Also evaluates, compares and exports. */
  | 'ANALYST'
  /** Also gives verdicts, excludes and reinstates. */
  | 'REVIEWER'
  /** Also imports data, runs the pipeline and freezes. */
  | 'CURATOR'
  /** Also manages people, tokens and members; sees every data set. */
  | 'ADMIN'
  /** Reads every data set, the people and the whole ledger, and changes nothing. */
  | 'AUDITOR';

/** What a field needs from whoever asks for it. Roles are sets of rights. */
export type Right =
  /** To read, as far as one's data sets go. Every role has it. */
  | 'READ'
  /** To make experiments, comparisons, evaluations and exports. */
  | 'ANALYSE'
  /** To give verdicts, exclude and reinstate. */
  | 'REVIEW'
  /** To import, run the pipeline and freeze. */
  | 'CURATE'
  /** To manage people, tokens and members. */
  | 'ADMINISTER'
  /** To see every data set, the people and the whole ledger. */
  | 'AUDIT';

/** A person or service that acts on the ledger. */
export type User = {
  readonly __typename?: 'User';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** What the user may do. */
  readonly role: Role;
  /** When the user was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Since when the user may do nothing; null for one who may. */
  readonly disabledAt: Maybe<Scalars['DateTime']['output']>;
};

/** What a request proves with that a user sends it. Its text is shown once, when it is made. */
export type ApiToken = {
  readonly __typename?: 'ApiToken';
  /** Identifier, for revoking it. */
  readonly id: Scalars['ID']['output'];
  /** What it is for. */
  readonly name: Scalars['String']['output'];
  /** Whose it is. */
  readonly user: User;
  /** The role that it narrows its user to; null when it leaves it. */
  readonly role: Maybe<Role>;
  /** The data sets that it is limited to; empty when it is not. */
  readonly dataSetIds: ReadonlyArray<Scalars['ID']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends by itself; null for never. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, to five minutes; null before its first use. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was ended; null while it was not. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Who asks, and what they may. */
export type Session = {
  readonly __typename?: 'Session';
  /** The caller. */
  readonly user: User;
  /** What the caller may, as the token leaves it. */
  readonly rights: ReadonlyArray<Right>;
  /** The token that was sent; null without one. */
  readonly token: Maybe<ApiToken>;
  /** Whether every data set is visible. */
  readonly seesEveryDataSet: Scalars['Boolean']['output'];
  /** The data sets that are visible, by name. */
  readonly dataSets: ReadonlyArray<DataSet>;
};

/** Who drew labels: an expert, a second rater or an automatic tool. */
export type Annotator = {
  readonly __typename?: 'Annotator';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** Training and experience, as free text. */
  readonly expertise: Maybe<Scalars['String']['output']>;
};

/** A published or in-house collection with a licence and a citation. */
export type DataSet = {
  readonly __typename?: 'DataSet';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name, for example RESECT. */
  readonly name: Scalars['String']['output'];
  /** Licence of the images and labels. */
  readonly licence: Scalars['String']['output'];
  /** How to cite it. */
  readonly citation: Scalars['String']['output'];
  /** Who sees it. */
  readonly visibility: Visibility;
  /** Its members now, earliest first. */
  readonly members: ReadonlyArray<DataSetMember>;
  /** The published collection that it is a copy of, where an import knew it. */
  readonly collection: Maybe<Scalars['String']['output']>;
  /** Data sets of the collection that this one was made from: their patients are partly the same persons. */
  readonly derivedFrom: ReadonlyArray<DataSet>;
  /** Number of patients. */
  readonly patientCount: Scalars['Int']['output'];
  /** Its patients. */
  readonly patients: PatientConnection;
};


/** A published or in-house collection with a licence and a citation. */
export type DataSetPatientsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PatientFilter>;
};

/** Who sees a data set and everything that belongs to it. */
export type Visibility =
  /** Every user. */
  | 'OPEN'
  /** Its members, and those who have the right AUDIT. */
  | 'CLOSED';

/** A user who sees a closed data set. */
export type DataSetMember = {
  readonly __typename?: 'DataSetMember';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The member. */
  readonly user: User;
  /** Since when. */
  readonly since: Scalars['DateTime']['output'];
  /** Who let the member in. */
  readonly grantedBy: User;
};

/** One person, known by a pseudonym inside one data set: the unit of independence. */
export type Patient = {
  readonly __typename?: 'Patient';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The name inside the data set; never a real name. */
  readonly pseudonym: Scalars['String']['output'];
  /** Tumour type, where known. */
  readonly histology: Maybe<Scalars['String']['output']>;
  /** The collection that the patient belongs to. */
  readonly dataSet: DataSet;
  /** All volumes, oldest import first. */
  readonly volumes: ReadonlyArray<Volume>;
  /** Patients of other data sets who are the same person. */
  readonly samePersonAs: ReadonlyArray<Patient>;
  /** Exclusions in force on the patient itself. */
  readonly exclusions: ReadonlyArray<Exclusion>;
};

/** One page of patients. */
export type PatientConnection = {
  readonly __typename?: 'PatientConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Patient>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects patients. All given conditions must hold. */
export type PatientFilter = {
  /** All of these. */
  readonly AND?: InputMaybe<ReadonlyArray<PatientFilter>>;
  /** At least one of these. */
  readonly OR?: InputMaybe<ReadonlyArray<PatientFilter>>;
  /** None of these. */
  readonly NOT?: InputMaybe<ReadonlyArray<PatientFilter>>;
  /** By pseudonym. */
  readonly pseudonym?: InputMaybe<StringFilter>;
  /** By histology. */
  readonly histology?: InputMaybe<StringFilter>;
  /** By the name of the data set. */
  readonly dataSetName?: InputMaybe<StringFilter>;
  /** True: only patients with an exclusion in force on them; false: only those without. */
  readonly excluded?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The kind of image. */
export type Modality =
  /** Magnetic resonance. */
  | 'MR'
  /** Ultrasound. */
  | 'US';

/** The imaging sequence. B_MODE belongs to ultrasound, the others to MR. */
export type Sequence =
  /** T1-weighted without contrast. */
  | 'T1'
  /** T1-weighted with contrast. */
  | 'T1CE'
  /** T2-weighted. */
  | 'T2'
  /** Fluid-attenuated inversion recovery. */
  | 'FLAIR'
  /** Brightness-mode ultrasound. */
  | 'B_MODE';

/** When a volume was taken, relative to the operation. */
export type Phase =
  /** Before the operation. */
  | 'PREOPERATIVE'
  /** Skull open, dura closed. */
  | 'PRE_DURA'
  /** Dura open, before resection. */
  | 'POST_DURA'
  /** While tumour is being removed. */
  | 'DURING_RESECTION'
  /** After the resection. */
  | 'POST_RESECTION';

/** File format of the imported bytes. */
export type VolumeFormat =
  /** NIfTI-1 or NIfTI-2. */
  | 'NIFTI'
  /** NRRD. */
  | 'NRRD'
  /** MetaImage. */
  | 'METAIMAGE'
  /** MINC. */
  | 'MINC'
  /** DICOM series. */
  | 'DICOM';

/** A stored file. Content is addressed by its SHA-256. */
export type StoredFile = {
  readonly __typename?: 'StoredFile';
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: Scalars['ID']['output'];
  /** Number of bytes. */
  readonly sizeBytes: Scalars['Float']['output'];
  /** Media type. */
  readonly mediaType: Scalars['String']['output'];
  /** Name at import, where known. */
  readonly fileName: Maybe<Scalars['String']['output']>;
  /** Path of the download on this server; range requests are answered. */
  readonly url: Scalars['String']['output'];
};

/** A file that an image was imported from. */
export type SourceFile = {
  readonly __typename?: 'SourceFile';
  /** Its name at import. */
  readonly fileName: Scalars['String']['output'];
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: Scalars['ID']['output'];
  /** Number of bytes. */
  readonly sizeBytes: Scalars['Float']['output'];
  /** Whether the bytes are kept. DICOM files are not, because their headers may name a person. */
  readonly kept: Scalars['Boolean']['output'];
  /** Path of the download on this server; null when the bytes are not kept. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** The voxel grid of a volume in LPS mm: world = originLps + direction (spacingMm x index). */
export type Geometry = {
  readonly __typename?: 'Geometry';
  /** Number of voxels along i, j, k. */
  readonly size: ReadonlyArray<Scalars['Int']['output']>;
  /** Voxel spacing along i, j, k. */
  readonly spacingMm: ReadonlyArray<Scalars['Float']['output']>;
  /** Centre of voxel (0, 0, 0). */
  readonly originLps: ReadonlyArray<Scalars['Float']['output']>;
  /** Row-major 3x3; columns are the world directions of i, j, k. */
  readonly direction: ReadonlyArray<Scalars['Float']['output']>;
};

/** One 3D image with its geometry. */
export type Volume = {
  readonly __typename?: 'Volume';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Name at import. */
  readonly name: Scalars['String']['output'];
  /** MR or ultrasound. */
  readonly modality: Modality;
  /** Imaging sequence. */
  readonly sequence: Sequence;
  /** When it was taken. */
  readonly phase: Phase;
  /** Number of the operation; 1 is the first surgery. */
  readonly procedureNumber: Scalars['Int']['output'];
  /** Format of the files that it was imported from. */
  readonly format: VolumeFormat;
  /** Where its voxels lie. */
  readonly geometry: Geometry;
  /** Type of the stored voxels, for example uint8. */
  readonly voxelType: Scalars['String']['output'];
  /** The volume as NIfTI: as it came, or decoded once at import from another format. */
  readonly file: StoredFile;
  /** The files that it was imported from, in the order of reading. */
  readonly sources: ReadonlyArray<SourceFile>;
  /** The volume that replaces this one, if any. */
  readonly supersededBy: Maybe<Volume>;
  /** Whose it is. */
  readonly patient: Patient;
  /** Label maps on this volume's grid. None means not annotated, never no tumour. */
  readonly annotations: ReadonlyArray<Annotation>;
  /** Registrations with this volume as the fixed image. */
  readonly registrations: ReadonlyArray<Registration>;
  /** Pseudo labels on this volume's grid. */
  readonly pseudoLabels: ReadonlyArray<PseudoLabel>;
  /** Verdicts on the volume. */
  readonly reviews: ReadonlyArray<Review>;
  /** What the reviews come to; null before the first. */
  readonly standingVerdict: Maybe<StandingVerdict>;
  /** Exclusions in force on the volume itself. */
  readonly exclusions: ReadonlyArray<Exclusion>;
  /** Exclusions in force on the volume and on all that it derives from: own ones first, then from near to far. */
  readonly effectiveExclusions: ReadonlyArray<EffectiveExclusion>;
  /** When it was imported. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** One page of volumes. */
export type VolumeConnection = {
  readonly __typename?: 'VolumeConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Volume>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects volumes. All given conditions must hold. */
export type VolumeFilter = {
  /** All of these. */
  readonly AND?: InputMaybe<ReadonlyArray<VolumeFilter>>;
  /** At least one of these. */
  readonly OR?: InputMaybe<ReadonlyArray<VolumeFilter>>;
  /** None of these. */
  readonly NOT?: InputMaybe<ReadonlyArray<VolumeFilter>>;
  /** By patient. */
  readonly patientId?: InputMaybe<Scalars['ID']['input']>;
  /** By name. */
  readonly name?: InputMaybe<StringFilter>;
  /** By modality. */
  readonly modality?: InputMaybe<ReadonlyArray<Modality>>;
  /** By sequence. */
  readonly sequence?: InputMaybe<ReadonlyArray<Sequence>>;
  /** By phase. */
  readonly phase?: InputMaybe<ReadonlyArray<Phase>>;
  /** By the name of the data set. */
  readonly dataSetName?: InputMaybe<StringFilter>;
  /** True: only annotated volumes; false: only volumes without an annotation. */
  readonly annotated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a label map outlines. */
export type Structure =
  /** Tumour. */
  | 'TUMOUR'
  /** Cavity left by the resection. */
  | 'RESECTION_CAVITY'
  /** Sulci. */
  | 'SULCI'
  /** Falx. */
  | 'FALX'
  /** Ventricles. */
  | 'VENTRICLES'
  /** Cerebrum. */
  | 'CEREBRUM';

/** How an annotation came to be. */
export type AnnotationOrigin =
  /** Drawn by hand. */
  | 'MANUAL'
  /** Drawn or approved by an expert. */
  | 'EXPERT'
  /** Made by a tool, whose name and version are stored. */
  | 'AUTOMATIC';

/** A label map on its volume's own grid. */
export type Annotation = {
  readonly __typename?: 'Annotation';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** What it outlines. */
  readonly structure: Structure;
  /** How it came to be. */
  readonly origin: AnnotationOrigin;
  /** Tool that made it, for automatic ones. */
  readonly tool: Maybe<Scalars['String']['output']>;
  /** Version of that tool. */
  readonly toolVersion: Maybe<Scalars['String']['output']>;
  /** Who drew it. */
  readonly annotator: Maybe<Annotator>;
  /** Number of labelled voxels. */
  readonly voxelCount: Scalars['Int']['output'];
  /** Labelled volume. */
  readonly volumeMm3: Scalars['Float']['output'];
  /** The label map as NIfTI: as it came, or decoded once at import from another format. */
  readonly file: StoredFile;
  /** The files that it was imported from, in the order of reading. */
  readonly sources: ReadonlyArray<SourceFile>;
  /** The volume that it lies on. */
  readonly volume: Volume;
  /** Verdicts on the annotation. */
  readonly reviews: ReadonlyArray<Review>;
  /** What the reviews come to; null before the first. */
  readonly standingVerdict: Maybe<StandingVerdict>;
  /** Exclusions in force on the annotation. */
  readonly exclusions: ReadonlyArray<Exclusion>;
  /** Exclusions in force on the annotation and on all that it derives from: own ones first, then from near to far. */
  readonly effectiveExclusions: ReadonlyArray<EffectiveExclusion>;
  /** When it was imported. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Homologous point pairs between two volumes. */
export type LandmarkSet = {
  readonly __typename?: 'LandmarkSet';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The volume of the first points, the MRI. */
  readonly movingVolume: Volume;
  /** The volume of the second points, the ultrasound. */
  readonly fixedVolume: Volume;
  /** Number of pairs. */
  readonly count: Scalars['Int']['output'];
  /** Mean distance of the pairs in the tracked pose, mm. */
  readonly initialMtreMm: Scalars['Float']['output'];
  /** Points in the moving volume, LPS mm, three numbers each. */
  readonly movingLps: ReadonlyArray<ReadonlyArray<Scalars['Float']['output']>>;
  /** Points in the fixed volume, LPS mm, three numbers each. */
  readonly fixedLps: ReadonlyArray<ReadonlyArray<Scalars['Float']['output']>>;
};

/** State of a record that a job fills in. */
export type RecordState =
  /** Waiting for its job. */
  | 'PENDING'
  /** Complete and immutable. */
  | 'COMPLETED'
  /** The job failed; the record says why. */
  | 'FAILED'
  /** The job was cancelled. */
  | 'CANCELLED';

/** How a transform was found. */
export type RegistrationMethod =
  /** The pose that neuronavigation gives: the identity baseline. */
  | 'TRACKED_POSE'
  /** Rigid by the linear correlation of linear combination (LC2). */
  | 'LC2_RIGID'
  /** The LC2 rigid result with one scale for all directions, 7 parameters. */
  | 'LC2_SIMILARITY'
  /** The LC2 rigid result with stretch and shear, 12 parameters, held close to rigid. */
  | 'LC2_AFFINE'
  /** The LC2 rigid result, bent by a cubic B-spline that is held by its bending and stretch. */
  | 'LC2_DEFORMABLE'
  /** Rigid by Mattes' mutual information, or by its normalised form. */
  | 'MATTES_MI_RIGID'
  /** Rigid by self-similarity context descriptors (MIND-SSC). */
  | 'MIND_SSC_RIGID'
  /** Rigid by Mattes' mutual information in elastix, from the tracked pose. Registers the first MRI; needs the optional package @itk-wasm/elastix. */
  | 'ELASTIX_MI_RIGID'
  /** Rigid fit of the imported landmarks. Its mTRE is a training error. */
  | 'LANDMARK_RIGID'
  /** Brought in from elsewhere. */
  | 'IMPORTED'
  /** Another registration, moved by hand. */
  | 'MANUAL';

/** Which image's world points a transform takes, and to which it brings them. */
export type TransformDirection =
  /** From the MRI to the ultrasound. */
  | 'MOVING_TO_FIXED'
  /** From the ultrasound to the MRI, as ITK's resampling has it. */
  | 'FIXED_TO_MOVING';

/** Where x and y of a world point. */
export type WorldSpace =
  /** Left and back, as in ITK and DICOM. */
  | 'LPS'
  /** Right and front, as in NIfTI and MINC. */
  | 'RAS';

/** A share with its denominator. */
export type Proportion = {
  readonly __typename?: 'Proportion';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Of how many. */
  readonly total: Scalars['Int']['output'];
  /** Their ratio; null when total is 0. */
  readonly share: Maybe<Scalars['Float']['output']>;
  /** Lower end of Wilson's 95 % interval; null when total is 0. */
  readonly lower: Maybe<Scalars['Float']['output']>;
  /** Upper end of Wilson's 95 % interval; null when total is 0. */
  readonly upper: Maybe<Scalars['Float']['output']>;
};

/** Quartiles, mean and largest of a measured value. */
export type Quartiles = {
  readonly __typename?: 'Quartiles';
  /** Number of values. */
  readonly count: Scalars['Int']['output'];
  /** A quarter of the values lie below; null without values. */
  readonly q1: Maybe<Scalars['Float']['output']>;
  /** Half of the values lie below; null without values. */
  readonly median: Maybe<Scalars['Float']['output']>;
  /** Three quarters of the values lie below; null without values. */
  readonly q3: Maybe<Scalars['Float']['output']>;
  /** Arithmetic mean; null without values. A few lost registrations move it, unlike the median. */
  readonly mean: Maybe<Scalars['Float']['output']>;
  /** The largest value; null without values. */
  readonly largest: Maybe<Scalars['Float']['output']>;
  /** The values themselves in rising order when there are fewer than 5, where quartiles say nothing; null from 5 on. */
  readonly values: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
};

/** What can hold of a method's registration of a volume: the counts of RegistrationMethodSummary and their denominators. */
export type RegistrationOutcome =
  /** Waits for its job. */
  | 'PENDING'
  /** Stopped by a person. */
  | 'CANCELLED'
  /** Completed. */
  | 'COMPLETED'
  /** Ended with a coded error. */
  | 'FAILED'
  /** The registration, its ultrasound volume or its patient is excluded. */
  | 'EXCLUDED'
  /** Completed, with landmarks: the denominator of WRONG. */
  | 'WITH_LANDMARKS'
  /** Completed, with landmarks, and an mTRE above 5 mm. */
  | 'WRONG'
  /** Completed, and better than the tracked pose by its evidence (betterByEvidence). */
  | 'CLAIMS_BETTER'
  /** Completed, and not better than the tracked pose by its evidence. */
  | 'CLAIMS_NOTHING'
  /** Completed, with landmarks, claims better and not excluded: the denominator of SILENT_FAILURE. */
  | 'PASSED_CHECKS'
  /** Passed all automatic checks (claims better), not excluded, and an mTRE above 5 mm. */
  | 'SILENT_FAILURE'
  /** Completed, and accepted by the newest verdict. */
  | 'ACCEPTED'
  /** Completed, and rejected by the newest verdict. */
  | 'REJECTED'
  /** Completed, and left undecided by the standing verdict. */
  | 'UNSURE'
  /** Completed, and its readers disagree. */
  | 'OPEN'
  /** Completed, without a verdict. */
  | 'UNREVIEWED'
  /** Accepted and claims better, or rejected and claims nothing. */
  | 'REVIEW_AGREES'
  /** Accepted though it claims nothing, or rejected though it claims better. */
  | 'REVIEW_DISAGREES'
  /** Has landmarks, and so has the volume's registration by TRACKED_POSE: the denominator of the next three. */
  | 'PAIRED'
  /** Of these, a lower mTRE than TRACKED_POSE. */
  | 'PAIRED_BETTER'
  /** Of these, a higher mTRE than TRACKED_POSE. */
  | 'PAIRED_WORSE'
  /** Of these, the same mTRE as TRACKED_POSE. */
  | 'PAIRED_EQUAL';

/**
 * How a registration method did on a data set: of each ultrasound volume in force the newest registration by the method.
 * Every count opens to its cases with `registrations`.
 */
export type RegistrationMethodSummary = {
  readonly __typename?: 'RegistrationMethodSummary';
  /** The method. */
  readonly method: RegistrationMethod;
  /** Patients with a registration by the method. */
  readonly patientCount: Scalars['Int']['output'];
  /** Ultrasound volumes with one: the denominator of completed, failed and excluded. */
  readonly volumeCount: Scalars['Int']['output'];
  /** Still waiting for their jobs. */
  readonly pendingCount: Scalars['Int']['output'];
  /** Stopped by a person. */
  readonly cancelledCount: Scalars['Int']['output'];
  /** Completed. */
  readonly completed: Proportion;
  /** Ended with a coded error. */
  readonly failed: Proportion;
  /** Taken out: the registration, its ultrasound volume or its patient is excluded. */
  readonly excluded: Proportion;
  /** The same by reason; one with several reasons counts under the first that was given. */
  readonly exclusionsByReason: ReadonlyArray<ExcludedRegistrations>;
  /** mTRE in the tracked pose, mm, over the completed ones with landmarks. */
  readonly mtreTrackedMm: Quartiles;
  /** mTRE of the result, mm, over the completed ones with landmarks. */
  readonly mtreRegisteredMm: Quartiles;
  /** Whether the result was fitted to these landmarks, so that its mTRE is a training error. */
  readonly mtreIsTrainingError: Scalars['Boolean']['output'];
  /** The mTRE against that of TRACKED_POSE on the same ultrasound volumes; null for TRACKED_POSE itself. */
  readonly againstTrackedPose: Maybe<PairedChange>;
  /** Time that the computation took, ms, over the completed ones. */
  readonly durationMs: Quartiles;
  /** Of the completed ones with landmarks, those whose mTRE is above 5 mm. */
  readonly wrong: Proportion;
  /** Claims better: of the completed ones, those that are better than the tracked pose by their evidence. */
  readonly betterByEvidence: Proportion;
  /**
   * Silent failures: passed all automatic checks though wrong. Of the completed ones with landmarks that claim better and
   * are not excluded, by a rule or by a person, those whose mTRE is above 5 mm; nothing but the landmarks says so.
   */
  readonly silentFailures: Proportion;
  /** The evidence against the standing verdict of each completed one. */
  readonly verdicts: VerdictAgreement;
  /**
   * The registrations behind the counts, oldest first: those of which all given outcomes hold, of all when none is given.
   * With a reason, those that exclusionsByReason counts under it.
   */
  readonly registrations: RegistrationConnection;
};


/**
 * How a registration method did on a data set: of each ultrasound volume in force the newest registration by the method.
 * Every count opens to its cases with `registrations`.
 */
export type RegistrationMethodSummaryRegistrationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  outcome?: InputMaybe<ReadonlyArray<RegistrationOutcome>>;
  exclusionReasonCode?: InputMaybe<Scalars['String']['input']>;
};

/** Landmark errors of a method beside those of TRACKED_POSE, over the ultrasound volumes that have landmarks in both. */
export type PairedChange = {
  readonly __typename?: 'PairedChange';
  /** Number of these volumes. */
  readonly volumeCount: Scalars['Int']['output'];
  /** Those with a lower mTRE than TRACKED_POSE. */
  readonly better: Proportion;
  /** Those with a higher mTRE. */
  readonly worse: Proportion;
  /** Those with the same mTRE. */
  readonly equal: Proportion;
  /** mTRE of the method less that of TRACKED_POSE, mm: below 0 is better. */
  readonly mtreChangeMm: Quartiles;
};

/** Registrations that a reason took out. */
export type ExcludedRegistrations = {
  readonly __typename?: 'ExcludedRegistrations';
  /** The reason. */
  readonly reason: ExclusionReason;
  /** Share of the method's registrations. */
  readonly excluded: Proportion;
};

/** What the evidence claims (better than the tracked pose) against the standing verdict: a two by two table, and what is outside it. */
export type VerdictAgreement = {
  readonly __typename?: 'VerdictAgreement';
  /** Accepted, and claims better. */
  readonly acceptedAndBetter: Scalars['Int']['output'];
  /** Accepted, though it claims nothing. */
  readonly acceptedNotBetter: Scalars['Int']['output'];
  /** Rejected, though it claims better. */
  readonly rejectedAndBetter: Scalars['Int']['output'];
  /** Rejected, and claims nothing. */
  readonly rejectedNotBetter: Scalars['Int']['output'];
  /** Reviewed without a decision. */
  readonly unsureCount: Scalars['Int']['output'];
  /** Readers disagree and nobody has adjudicated. */
  readonly openCount: Scalars['Int']['output'];
  /** Completed without a review. */
  readonly unreviewedCount: Scalars['Int']['output'];
  /** Of the accepted and rejected ones, those where verdict and evidence agree. */
  readonly agreement: Proportion;
};

/** The tissue on which displacements are measured. */
export type DisplacementTarget =
  /** The boundary of the newest tumour annotation on the MRI. */
  | 'TUMOUR_BOUNDARY'
  /** The whole field of view: no tumour is annotated on the MRI. */
  | 'FIELD_OF_VIEW';

/** The pose that the evidence supports. A recommendation, never a verdict. */
export type PoseRecommendation =
  /** The registration's result. */
  | 'REGISTERED'
  /** The tracked pose: the result is not better by its own evidence. */
  | 'TRACKED_POSE';

/** A transform from a moving volume (MRI) to a fixed volume (ultrasound), kept beside the tracked pose. */
export type Registration = {
  readonly __typename?: 'Registration';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** How the transform was found. */
  readonly method: RegistrationMethod;
  /** Version of the method's code. */
  readonly methodVersion: Scalars['String']['output'];
  /** Settings used, as given to the method. */
  readonly parameters: Scalars['JSON']['output'];
  /** Seed of its randomness. */
  readonly seed: Scalars['Int']['output'];
  /** Progress of the record. */
  readonly state: RecordState;
  /** The ultrasound volume. */
  readonly fixedVolume: Volume;
  /** The MRI volumes, in the order used. */
  readonly movingVolumes: ReadonlyArray<Volume>;
  /** Row-major 4x4 of the tracked pose, MRI world to ultrasound world. */
  readonly trackedMovingToFixedLps: ReadonlyArray<Scalars['Float']['output']>;
  /**
   * Row-major 4x4 of the result, MRI world to ultrasound world; null until completed. Rigid unless the method, or an
   * imported file, stretches. With a displacement field it is the closest rigid transform.
   */
  readonly movingToFixedLps: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  /** What the machine measured; null until completed. */
  readonly evidence: Maybe<RegistrationEvidence>;
  /** Verdicts, oldest first. */
  readonly reviews: ReadonlyArray<Review>;
  /** What the reviews come to; null before the first. */
  readonly standingVerdict: Maybe<StandingVerdict>;
  /** Quality-control pictures, newest first. */
  readonly qcSheets: ReadonlyArray<StoredFile>;
  /** Labels carried through this registration. */
  readonly pseudoLabels: ReadonlyArray<PseudoLabel>;
  /** Exclusions in force on the registration. */
  readonly exclusions: ReadonlyArray<Exclusion>;
  /** Exclusions in force on the registration and on all that it derives from: own ones first, then from near to far. */
  readonly effectiveExclusions: ReadonlyArray<EffectiveExclusion>;
  /**
   * Displacements from the ultrasound to the MRI that refine movingToFixedLps; null without. NIfTI with five dimensions and
   * components in LPS mm, as ITK and ANTs read it: the ultrasound's point x belongs to the MRI's point x + d(x).
   */
  readonly displacementField: Maybe<StoredFile>;
  /** The registration that was moved by hand to make this one; null for other methods than MANUAL. */
  readonly parent: Maybe<Registration>;
  /** Job that fills it in. */
  readonly job: Maybe<Job>;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Why a record failed. */
export type RecordError = {
  readonly __typename?: 'RecordError';
  /** A code of the closed list. */
  readonly code: Scalars['String']['output'];
  /** What went wrong and what to do. */
  readonly message: Scalars['String']['output'];
};

/** What a machine measured about a registration. Never a verdict. */
export type RegistrationEvidence = {
  readonly __typename?: 'RegistrationEvidence';
  /** Name of the similarity, for example LC2. */
  readonly similarityName: Scalars['String']['output'];
  /** Similarity in the tracked pose. */
  readonly similarityTracked: Scalars['Float']['output'];
  /** Similarity in the resulting pose. */
  readonly similarityRegistered: Scalars['Float']['output'];
  /** Mean similarity of random poses. */
  readonly nullSimilarityMean: Maybe<Scalars['Float']['output']>;
  /** Standard deviation of the similarity of random poses. */
  readonly nullSimilaritySd: Maybe<Scalars['Float']['output']>;
  /** Number of random poses behind the two. */
  readonly nullPoseCount: Scalars['Int']['output'];
  /** Number of restarts. */
  readonly restartCount: Scalars['Int']['output'];
  /** Restarts that ended in the winning basin. */
  readonly restartsInBasin: Scalars['Int']['output'];
  /** Spread of the restarts of the basin, mm. */
  readonly restartDispersionMm: Maybe<Scalars['Float']['output']>;
  /** Share of the insonified cone that lies inside the MRI. */
  readonly overlapFraction: Scalars['Float']['output'];
  /** Share of the tumour that lies inside the insonified cone; null without a tumour annotation. */
  readonly tumourInConeFraction: Maybe<Scalars['Float']['output']>;
  /** Length of the translation from the tracked pose, at the cone's centre, mm. */
  readonly translationMm: Scalars['Float']['output'];
  /** Angle of the rotation from the tracked pose, degrees; of the nearest rotation when the result stretches. */
  readonly rotationDeg: Scalars['Float']['output'];
  /** What the displacement field does; null without one. */
  readonly deformation: Maybe<DeformationEvidence>;
  /**
   * How far the best restart that ended elsewhere stays behind the winner, as a share of the winner's similarity above
   * chance; below 0 the other hill was higher at the coarse level. Null when no restart ended elsewhere.
   */
  readonly secondModeGap: Maybe<Scalars['Float']['output']>;
  /** The tissue on which the displacements are measured; null in records from before they were measured. */
  readonly displacementTarget: Maybe<DisplacementTarget>;
  /** Displacement of that tissue from the tracked pose, root mean square over its points, mm. */
  readonly displacementMm: Maybe<Scalars['Float']['output']>;
  /**
   * How far that tissue may lie off, mm: a radius that held the true root mean square displacement of 68 % of the synthetic
   * registrations that found the right place. Calibrated on rigid phantoms: bias of the similarity on patients, 1 to 2 mm
   * on the public pairs, and brain shift are not in it. Null for poses that were not searched for, for similarities without patches, and where the
   * similarity has no clear maximum.
   */
  readonly displacementUncertaintyMm: Maybe<Scalars['Float']['output']>;
  /** The same radius for 95 %. */
  readonly displacementRadius95Mm: Maybe<Scalars['Float']['output']>;
  /**
   * Probability that the tissue lies more than 5 mm off, 0 to 1, from a logistic model of this evidence. Calibrated to a mix
   * of easy and deliberately hard phantoms; use it to rank registrations for review. Null where the radius is not calibrated.
   */
  readonly failureProbability: Maybe<Scalars['Float']['output']>;
  /** Version of the calibration behind the radii and the probability; docs/registration-evidence.md says how it was made. */
  readonly evidenceModel: Maybe<Scalars['String']['output']>;
  /** Number of landmark pairs used. */
  readonly landmarkCount: Scalars['Int']['output'];
  /** Mean target registration error in the tracked pose, mm; null without landmarks. */
  readonly mtreTrackedMm: Maybe<Scalars['Float']['output']>;
  /** Mean target registration error of the result, mm; null without landmarks. */
  readonly mtreRegisteredMm: Maybe<Scalars['Float']['output']>;
  /**
   * Whether the result improves on the tracked pose by evidence without landmarks: the gain in similarity is larger than
   * chance, the restarts agree, the tissue moved farther than its 95 % radius and a bias of 2 mm explain, and failure is
   * improbable.
   */
  readonly betterByEvidence: Scalars['Boolean']['output'];
  /** The pose that the evidence supports. */
  readonly recommendation: PoseRecommendation;
  /** Plain sentences about what to distrust. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
  /** Number of similarity evaluations. */
  readonly evaluations: Scalars['Int']['output'];
  /** Wall-clock time of the computation, ms. */
  readonly durationMs: Scalars['Float']['output'];
  /** Device that computed it. */
  readonly device: Scalars['String']['output'];
};

/** What a machine measured about a displacement field. */
export type DeformationEvidence = {
  readonly __typename?: 'DeformationEvidence';
  /** Smallest factor by which it changes volumes; at or below 0 it would fold, and is refused. */
  readonly jacobianMinimum: Scalars['Float']['output'];
  /** Largest factor by which it changes volumes. */
  readonly jacobianMaximum: Scalars['Float']['output'];
  /** Median over the field of view of how far tissue lies from where movingToFixedLps puts it, mm. */
  readonly deformationMedianMm: Scalars['Float']['output'];
  /** The same, largest, mm. */
  readonly deformationMaximumMm: Scalars['Float']['output'];
  /** Largest distance over the field of view between a point and where the field and its inverse bring it back to, mm. */
  readonly inverseResidualMm: Scalars['Float']['output'];
};

/** One page of registrations. */
export type RegistrationConnection = {
  readonly __typename?: 'RegistrationConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Registration>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects registrations. All given conditions must hold. */
export type RegistrationFilter = {
  /** All of these. */
  readonly AND?: InputMaybe<ReadonlyArray<RegistrationFilter>>;
  /** At least one of these. */
  readonly OR?: InputMaybe<ReadonlyArray<RegistrationFilter>>;
  /** None of these. */
  readonly NOT?: InputMaybe<ReadonlyArray<RegistrationFilter>>;
  /** By method. */
  readonly method?: InputMaybe<ReadonlyArray<RegistrationMethod>>;
  /** By state. */
  readonly state?: InputMaybe<ReadonlyArray<RecordState>>;
  /** By the fixed volume. */
  readonly fixedVolumeId?: InputMaybe<Scalars['ID']['input']>;
  /** By patient. */
  readonly patientId?: InputMaybe<Scalars['ID']['input']>;
  /** By the name of the data set. */
  readonly dataSetName?: InputMaybe<StringFilter>;
  /** By the mean target registration error of the result, mm. */
  readonly mtreRegisteredMm?: InputMaybe<FloatFilter>;
  /** By the overlap of cone and MRI. */
  readonly overlapFraction?: InputMaybe<FloatFilter>;
  /** By the probability of failure. */
  readonly failureProbability?: InputMaybe<FloatFilter>;
  /** By whether the evidence supports the result. */
  readonly betterByEvidence?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only reviewed ones; false: only those without a verdict. */
  readonly reviewed?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A person's judgement. */
export type Verdict =
  /** Good enough to use. */
  | 'ACCEPTED'
  /** Not to be used. */
  | 'REJECTED'
  /** Needs another look. */
  | 'UNSURE';

/**
 * What the reviews of a subject come to. Of each reader the newest reading counts. Where all agree, that stands; where they
 * disagree, an adjudication, until a later reading speaks against it.
 */
export type StandingVerdict =
  /** Good enough to use. */
  | 'ACCEPTED'
  /** Not to be used. */
  | 'REJECTED'
  /** Needs another look. */
  | 'UNSURE'
  /** Readers disagree: to be adjudicated. A rejection among them keeps the subject out until then. */
  | 'OPEN';

/** A person's judgement of one registration, volume, annotation or pseudo label. */
export type Review = {
  readonly __typename?: 'Review';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The judgement. */
  readonly verdict: Verdict;
  /** A reason of the controlled list, required for a rejection. */
  readonly reasonCode: Maybe<Scalars['String']['output']>;
  /** Free text. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** Who judged. */
  readonly reviewer: User;
  /** Whether the reviewer was kept from knowing method and outcome. */
  readonly blinded: Scalars['Boolean']['output'];
  /** Whether it ends a disagreement of readers, rather than being a reading. */
  readonly adjudicates: Scalars['Boolean']['output'];
  /** Hashes of the pictures that were shown. */
  readonly shownFileHashes: ReadonlyArray<Scalars['ID']['output']>;
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Whether a measure of agreement has a value. */
export type AgreementState =
  /** It has. */
  | 'DEFINED'
  /** Fewer than two subjects have two readings. */
  | 'TOO_FEW_SUBJECTS'
  /** Every reading is the same, so that chance explains everything. */
  | 'NO_VARIATION';

/** Chance-corrected agreement with its 95 % interval. */
export type Kappa = {
  readonly __typename?: 'Kappa';
  /** Whether it has a value. */
  readonly state: AgreementState;
  /** Kappa. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** Lower end of the interval. */
  readonly lower: Maybe<Scalars['Float']['output']>;
  /** Upper end. */
  readonly upper: Maybe<Scalars['Float']['output']>;
  /** Share of agreeing pairs of readings. */
  readonly observed: Maybe<Scalars['Float']['output']>;
  /** The share that chance would give. */
  readonly expected: Maybe<Scalars['Float']['output']>;
  /** Subjects with two readings or more. */
  readonly subjectCount: Scalars['Int']['output'];
};

/** A cell of the table of two readers. */
export type AgreementCell = {
  readonly __typename?: 'AgreementCell';
  /** Verdict of the first reader. */
  readonly first: Verdict;
  /** Verdict of the second. */
  readonly second: Verdict;
  /** Subjects. */
  readonly count: Scalars['Int']['output'];
  /** Their identifiers. */
  readonly subjectIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** Two readers over the subjects that both have read. */
export type ReaderPair = {
  readonly __typename?: 'ReaderPair';
  /** One. */
  readonly first: User;
  /** The other. */
  readonly second: User;
  /** Cohen's kappa, unweighted; UNSURE is a category of its own. */
  readonly kappa: Kappa;
  /** Every pair of verdicts, zero ones too. */
  readonly cells: ReadonlyArray<AgreementCell>;
};

/** How far readers agree. */
export type ReviewAgreement = {
  readonly __typename?: 'ReviewAgreement';
  /** Subjects that can be read. */
  readonly subjectCount: Scalars['Int']['output'];
  /** Those with a reading. */
  readonly readCount: Scalars['Int']['output'];
  /** Each two readers. */
  readonly pairs: ReadonlyArray<ReaderPair>;
  /** Fleiss' kappa of all readers, who need not have read the same. */
  readonly all: Kappa;
};

/** An automatic check of registrations. */
export type GateCheck =
  /** Better than the tracked pose by its evidence. */
  | 'BETTER_BY_EVIDENCE'
  /** A probability of failure up to the limit. */
  | 'FAILURE_PROBABILITY'
  /** No rule has excluded the registration, other than for a verdict. */
  | 'NO_RULE_EXCLUDES'
  /** All of them. */
  | 'ALL';

/** What a check says of a registration. */
export type GateResult =
  /** Good enough. */
  | 'PASSED'
  /** Not good enough. */
  | 'STOPPED'
  /** The check has no value to look at; in no share. */
  | 'NOT_MEASURED';

/** Registrations with one result of a check and one standing verdict. */
export type GateCell = {
  readonly __typename?: 'GateCell';
  /** What the check says. */
  readonly result: GateResult;
  /** What people say; null without a review. */
  readonly verdict: Maybe<StandingVerdict>;
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** The registrations. */
  readonly registrations: ReadonlyArray<Registration>;
};

/** A check against people. */
export type CheckAgainstReviews = {
  readonly __typename?: 'CheckAgainstReviews';
  /** The check. */
  readonly check: GateCheck;
  /** Of those that people reject, those that the check stops. */
  readonly sensitivity: Proportion;
  /** Of those that people accept, those that the check lets pass. */
  readonly specificity: Proportion;
  /** Of those that the check lets pass and people accept or reject, the rejected ones: bad and not noticed. */
  readonly passedYetRejected: Proportion;
  /** Every result with every verdict, zero ones too. */
  readonly cells: ReadonlyArray<GateCell>;
};

/** The automatic checks of registrations against people. */
export type GateAgainstReviews = {
  readonly __typename?: 'GateAgainstReviews';
  /** Registrations looked at. */
  readonly registrationCount: Scalars['Int']['output'];
  /** The limit used. */
  readonly failureProbabilityLimit: Scalars['Float']['output'];
  /** Each check, and all together. */
  readonly checks: ReadonlyArray<CheckAgainstReviews>;
};

/** How a label is sampled on another grid. */
export type TransferMethod =
  /** Nearest neighbour, as in the reference study. */
  | 'NEAREST'
  /** Linear interpolation of the label, cut at one half. */
  | 'LINEAR_THRESHOLD';

/** An annotation carried through a registration onto the ultrasound grid and cropped to the cone. */
export type PseudoLabel = {
  readonly __typename?: 'PseudoLabel';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** How the label was sampled. */
  readonly method: TransferMethod;
  /** Progress of the record. */
  readonly state: RecordState;
  /** The registration used. */
  readonly registration: Registration;
  /** The annotation carried over. */
  readonly annotation: Annotation;
  /** The ultrasound volume that it lies on. */
  readonly volume: Volume;
  /** The label file; null until completed. */
  readonly file: Maybe<StoredFile>;
  /** Labelled voxels inside the cone. */
  readonly voxelCount: Maybe<Scalars['Int']['output']>;
  /** Labelled voxels that fell outside the cone and were removed. */
  readonly voxelsCropped: Maybe<Scalars['Int']['output']>;
  /** Labelled volume inside the cone. */
  readonly volumeMm3: Maybe<Scalars['Float']['output']>;
  /** Share of the tumour that lies inside the cone. */
  readonly tumourInConeFraction: Maybe<Scalars['Float']['output']>;
  /** Verdicts, oldest first. */
  readonly reviews: ReadonlyArray<Review>;
  /** What the reviews come to; null before the first. */
  readonly standingVerdict: Maybe<StandingVerdict>;
  /** Exclusions in force on the pseudo label. */
  readonly exclusions: ReadonlyArray<Exclusion>;
  /** Exclusions in force on the pseudo label and on all that it derives from: own ones first, then from near to far. */
  readonly effectiveExclusions: ReadonlyArray<EffectiveExclusion>;
  /** Job that fills it in. */
  readonly job: Maybe<Job>;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** One page of pseudo labels. */
export type PseudoLabelConnection = {
  readonly __typename?: 'PseudoLabelConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<PseudoLabel>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects pseudo labels. All given conditions must hold. */
export type PseudoLabelFilter = {
  /** By state. */
  readonly state?: InputMaybe<ReadonlyArray<RecordState>>;
  /** By the ultrasound volume. */
  readonly volumeId?: InputMaybe<Scalars['ID']['input']>;
  /** By the registration. */
  readonly registrationId?: InputMaybe<Scalars['ID']['input']>;
  /** By the method of the registration. */
  readonly registrationMethod?: InputMaybe<ReadonlyArray<RegistrationMethod>>;
  /** By the share of the tumour inside the cone. */
  readonly tumourInConeFraction?: InputMaybe<FloatFilter>;
};

/** The typed origin of a label. */
export type LabelSource =
  /** Drawn on ultrasound by hand. */
  | 'US_MANUAL'
  /** Carried over from MRI. */
  | 'MRI_TRANSFER'
  /** Predicted by a model. */
  | 'MODEL'
  /** Drawn on ultrasound by an expert. */
  | 'EXPERT';

/** Axis of the ultrasound voxel grid; a slice of axis I is a plane of constant i. */
export type SliceAxis =
  /** Planes of constant i; pixels run along j and k. */
  | 'I'
  /** Planes of constant j; pixels run along i and k. */
  | 'J'
  /** Planes of constant k; pixels run along i and j. */
  | 'K';

/** One recorded pass over a labelled ultrasound volume, giving every slice with label. */
export type Slicing = {
  readonly __typename?: 'Slicing';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Progress of the record. */
  readonly state: RecordState;
  /** The ultrasound volume. */
  readonly volume: Volume;
  /** Origin of the label that gives the areas. */
  readonly labelSource: LabelSource;
  /** The annotation, unless the label is a pseudo label. */
  readonly annotation: Maybe<Annotation>;
  /** The pseudo label, unless the label is an annotation. */
  readonly pseudoLabel: Maybe<PseudoLabel>;
  /** Number of slices with label; null until completed. */
  readonly sliceCount: Maybe<Scalars['Int']['output']>;
  /** The slices. */
  readonly slices: SliceConnection;
  /** Job that fills it in. */
  readonly job: Maybe<Job>;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
};


/** One recorded pass over a labelled ultrasound volume, giving every slice with label. */
export type SlicingSlicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SliceFilter>;
};

/** A plane of an ultrasound volume with its label area, from the parent's geometry. */
export type Slice = {
  readonly __typename?: 'Slice';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Axis of the plane. */
  readonly axis: SliceAxis;
  /** Index along the axis, from 0. */
  readonly index: Scalars['Int']['output'];
  /** Number of labelled pixels. */
  readonly pixelCount: Scalars['Int']['output'];
  /** Labelled area, from the parent's true in-plane spacing. */
  readonly areaMm2: Scalars['Float']['output'];
  /** The pass that found it. */
  readonly slicing: Slicing;
  /** Exclusions in force on the slice and on all that it derives from: own ones first, then from near to far. */
  readonly effectiveExclusions: ReadonlyArray<EffectiveExclusion>;
  /** Path of a picture of the slice with its label outlined. */
  readonly pictureUrl: Scalars['String']['output'];
};

/** One page of slices. */
export type SliceConnection = {
  readonly __typename?: 'SliceConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Slice>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects slices. All given conditions must hold. */
export type SliceFilter = {
  /** By axis. */
  readonly axis?: InputMaybe<ReadonlyArray<SliceAxis>>;
  /** By area. */
  readonly areaMm2?: InputMaybe<FloatFilter>;
};

/** The versioned rule that selects slices. */
export type SliceRule = {
  readonly __typename?: 'SliceRule';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Name; a changed rule is a new version under the same name. */
  readonly name: Scalars['String']['output'];
  /** Version, from 1. */
  readonly version: Scalars['Int']['output'];
  /** Axes taken. */
  readonly axes: ReadonlyArray<SliceAxis>;
  /** Origins of label taken. */
  readonly labelSources: ReadonlyArray<LabelSource>;
  /** Smallest area taken. */
  readonly minimumAreaMm2: Scalars['Float']['output'];
  /** Largest allowed displacement of the label, mm; null for none. */
  readonly displacementLimitMm: Maybe<Scalars['Float']['output']>;
};

/** Number of slices at or above an area. */
export type AreaThresholdCount = {
  readonly __typename?: 'AreaThresholdCount';
  /** The threshold. */
  readonly minimumAreaMm2: Scalars['Float']['output'];
  /** Slices at or above it. */
  readonly sliceCount: Scalars['Int']['output'];
  /** Volumes with such a slice. */
  readonly volumeCount: Scalars['Int']['output'];
  /** Patients with such a slice. */
  readonly patientCount: Scalars['Int']['output'];
};

/** Where in the pipeline something is decided. */
export type Stage =
  /** Whether the case belongs to the cohort. */
  | 'ELIGIBILITY'
  /** Whether the images can be read. */
  | 'IMAGE_QUALITY'
  /** Whether the label exists and fits. */
  | 'ANNOTATION'
  /** Whether MRI and ultrasound could be aligned. */
  | 'REGISTRATION'
  /** What a person saw. */
  | 'VISUAL_REVIEW'
  /** Whether the label could be carried over. */
  | 'TRANSFER'
  /** Which slices are taken. */
  | 'SLICING'
  /** Which fold or set a case belongs to. */
  | 'SPLIT'
  /** What the training used. */
  | 'TRAINING'
  /** What the model or rater gave. */
  | 'PREDICTION'
  /** What the metrics used. */
  | 'EVALUATION';

/** What an exclusion record is about. */
export type SubjectKind =
  /** A patient. */
  | 'PATIENT'
  /** A volume. */
  | 'VOLUME'
  /** An annotation. */
  | 'ANNOTATION'
  /** A registration. */
  | 'REGISTRATION'
  /** A pseudo label. */
  | 'PSEUDO_LABEL'
  /** A slice. */
  | 'SLICE'
  /** A prediction. */
  | 'PREDICTION';

/** What an exclusion record does. */
export type ExclusionDecision =
  /** Takes the subject out. */
  | 'EXCLUDE'
  /** Brings it back. */
  | 'REINSTATE';

/** A reason of the controlled list. */
export type ExclusionReason = {
  readonly __typename?: 'ExclusionReason';
  /** Stable code. */
  readonly code: Scalars['ID']['output'];
  /** The stage that it belongs to. */
  readonly stage: Stage;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** What it means. */
  readonly description: Scalars['String']['output'];
};

/** What an inclusion rule can look at. docs/reviews.md says what each is for which subject. */
export type InclusionMeasure =
  /** Number of the operation; of a patient the lowest that has ultrasound. */
  | 'PROCEDURE_NUMBER'
  /** Phase of the ultrasound; a patient has those of all. */
  | 'PHASE'
  /** Sequences of the patient's MRI. */
  | 'MR_SEQUENCE'
  /** Origins of the tumour labels: MANUAL, EXPERT, AUTOMATIC. */
  | 'LABEL_ORIGIN'
  /** Largest labelled tumour volume, mm3. */
  | 'TUMOUR_VOLUME_MM3'
  /** Largest tumour area of a slice, mm2. */
  | 'LARGEST_AREA_MM2'
  /** Overlap of cone and MRI. */
  | 'OVERLAP_FRACTION'
  /** Probability of failure by the evidence. */
  | 'FAILURE_PROBABILITY'
  /** Share of the tumour inside the cone. */
  | 'TUMOUR_IN_CONE_FRACTION'
  /** Mean target registration error of the result, mm. */
  | 'MTRE_MM'
  /** Readers who have given a verdict; never missing. */
  | 'READER_COUNT'
  /** Standing verdict; missing before the first review. */
  | 'STANDING_VERDICT';

/** What a rule does with a subject whose value is not known. It never passes for a value that is. */
export type MissingValue =
  /** Takes it out. */
  | 'EXCLUDE'
  /** Leaves it in. */
  | 'KEEP'
  /** Leaves it in and lists it for a person. */
  | 'NEEDS_REVIEW';

/** What a rule does with one subject. */
export type RuleOutcome =
  /** A condition fails, or lacks its value and the rule excludes what does: taken out. */
  | 'EXCLUDE'
  /** A condition lacks its value: for a person to look at. */
  | 'NEEDS_REVIEW'
  /** Stays. */
  | 'KEEP'
  /** Is out at the stage or before it, itself or with what it derives from: left as it is. */
  | 'ALREADY_EXCLUDED'
  /** Would be taken out, but a person has brought it back from the same reason: left as it is. */
  | 'REINSTATED';

/** What must hold: a range, both ends included, or one of some words. */
export type InclusionCondition = {
  readonly __typename?: 'InclusionCondition';
  /** What is looked at; null for a clinical table. */
  readonly measure: Maybe<InclusionMeasure>;
  /** Column of the clinical table, which is known at import alone. */
  readonly clinicalColumn: Maybe<Scalars['String']['output']>;
  /** Lowest number that holds. */
  readonly atLeast: Maybe<Scalars['Float']['output']>;
  /** Highest number that holds. */
  readonly atMost: Maybe<Scalars['Float']['output']>;
  /** Words that hold; of several words of a subject one is enough. Empty for numbers. */
  readonly oneOf: ReadonlyArray<Scalars['String']['output']>;
  /** The same in words. */
  readonly text: Scalars['String']['output'];
};

/** A versioned rule of who and what stays: all conditions must hold. It excludes nobody before it is applied. */
export type InclusionRule = {
  readonly __typename?: 'InclusionRule';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Name, shared by the versions. */
  readonly name: Scalars['String']['output'];
  /** Version. */
  readonly version: Scalars['Int']['output'];
  /** Stage at which it excludes. */
  readonly stage: Stage;
  /** What it is about: patients, ultrasound volumes, tumour annotations, completed registrations or completed pseudo labels. */
  readonly subjectKind: SubjectKind;
  /** What must hold. */
  readonly conditions: ReadonlyArray<InclusionCondition>;
  /** What a value that is not known means. */
  readonly whenMissing: MissingValue;
  /** Reason under which it excludes. */
  readonly reason: ExclusionReason;
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Subjects, and the patients and volumes that they belong to. */
export type RuleTally = {
  readonly __typename?: 'RuleTally';
  /** Subjects. */
  readonly subjectCount: Scalars['Int']['output'];
  /** Their patients. */
  readonly patientCount: Scalars['Int']['output'];
  /** Ultrasound volumes of the patients where the rule is about patients, else the volumes that the subjects lie on. */
  readonly volumeCount: Scalars['Int']['output'];
};

/** How many a rule treats in one way. */
export type RuleOutcomeTally = {
  readonly __typename?: 'RuleOutcomeTally';
  /** The way. */
  readonly outcome: RuleOutcome;
  /** How many. */
  readonly tally: RuleTally;
};

/** How many a condition would take out; each subject counts under the first condition that fails, else the first that lacks its value. */
export type RuleConditionTally = {
  readonly __typename?: 'RuleConditionTally';
  /** The condition in words. */
  readonly condition: Scalars['String']['output'];
  /** Those that fail it. */
  readonly failing: RuleTally;
  /** Those of which the value is not known. */
  readonly missing: RuleTally;
};

/** What a rule does with one subject, and why. */
export type RuleCase = {
  readonly __typename?: 'RuleCase';
  /** What the subject is. */
  readonly subjectKind: SubjectKind;
  /** The subject. */
  readonly subjectId: Scalars['ID']['output'];
  /** Its patient. */
  readonly patient: Patient;
  /** What the rule does. */
  readonly outcome: RuleOutcome;
  /** The condition and what was found, in words; null when all hold. */
  readonly because: Maybe<Scalars['String']['output']>;
  /** The number found. */
  readonly measuredValue: Maybe<Scalars['Float']['output']>;
  /** The limit that it breaks. */
  readonly threshold: Maybe<Scalars['Float']['output']>;
  /** The words found. */
  readonly measuredText: Maybe<Scalars['String']['output']>;
};

/** A page of cases, by subject. */
export type RuleCaseConnection = {
  readonly __typename?: 'RuleCaseConnection';
  /** The cases of this page. */
  readonly nodes: ReadonlyArray<RuleCase>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching cases. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What a rule would do to a data set as it is now. */
export type RulePreview = {
  readonly __typename?: 'RulePreview';
  /** Stage at which it excludes. */
  readonly stage: Stage;
  /** What it is about. */
  readonly subjectKind: SubjectKind;
  /** Reason under which it excludes. */
  readonly reason: ExclusionReason;
  /** Everything that it looks at. */
  readonly all: RuleTally;
  /** Every outcome, zero ones too. */
  readonly byOutcome: ReadonlyArray<RuleOutcomeTally>;
  /** Every condition, zero ones too. */
  readonly byCondition: ReadonlyArray<RuleConditionTally>;
  /** The subjects behind the counts; of some outcomes when given. */
  readonly cases: RuleCaseConnection;
};


/** What a rule would do to a data set as it is now. */
export type RulePreviewCasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  outcome?: InputMaybe<ReadonlyArray<RuleOutcome>>;
};

/** One append-only record of taking a subject out or bringing it back. */
export type Exclusion = {
  readonly __typename?: 'Exclusion';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** What the subject is. */
  readonly subjectKind: SubjectKind;
  /** Identifier of the subject. */
  readonly subjectId: Scalars['ID']['output'];
  /** Where it was decided. */
  readonly stage: Stage;
  /** What the record does. */
  readonly decision: ExclusionDecision;
  /** Why. */
  readonly reason: ExclusionReason;
  /** Rule that decided, for automatic ones. */
  readonly ruleName: Maybe<Scalars['String']['output']>;
  /** Version of that rule. */
  readonly ruleVersion: Maybe<Scalars['Int']['output']>;
  /** Value that the rule measured. */
  readonly measuredValue: Maybe<Scalars['Float']['output']>;
  /** Threshold that the rule applied. */
  readonly threshold: Maybe<Scalars['Float']['output']>;
  /** Who decided, for manual ones. */
  readonly reviewer: Maybe<User>;
  /** Free text. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** Whether the decider was kept from knowing method and outcome. */
  readonly blinded: Scalars['Boolean']['output'];
  /** Whether outcomes had been seen when it was decided. */
  readonly outcomesSeen: Scalars['Boolean']['output'];
  /** ALL, or FREEZE: with the freeze that it is limited to. */
  readonly scope: Scalars['String']['output'];
  /** The verdict that the record follows; null for rules and for people who decide without one. */
  readonly review: Maybe<Review>;
  /** The exclusion that this record reinstates. */
  readonly reinstates: Maybe<Exclusion>;
  /** Whether it is in force now. */
  readonly active: Scalars['Boolean']['output'];
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** The record of a subject that an exclusion names. */
export type ExcludedAncestor = {
  readonly __typename?: 'ExcludedAncestor';
  /** What it is. */
  readonly kind: SubjectKind;
  /** Its identifier. */
  readonly id: Scalars['ID']['output'];
};

/**
 * An exclusion that keeps a record out: its own, or one on something that it derives from. Excluding a patient excludes what
 * derives from the patient; nothing is copied.
 */
export type EffectiveExclusion = {
  readonly __typename?: 'EffectiveExclusion';
  /** The exclusion, in force now. */
  readonly exclusion: Exclusion;
  /** What it is inherited from; null when it names the record itself. */
  readonly inheritedFrom: Maybe<ExcludedAncestor>;
};

/** One page of exclusions. */
export type ExclusionConnection = {
  readonly __typename?: 'ExclusionConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Exclusion>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects exclusions. All given conditions must hold. */
export type ExclusionFilter = {
  /** By stage. */
  readonly stage?: InputMaybe<ReadonlyArray<Stage>>;
  /** By reason. */
  readonly reasonCode?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** By kind of subject. */
  readonly subjectKind?: InputMaybe<ReadonlyArray<SubjectKind>>;
  /** By subject. */
  readonly subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** By scope. */
  readonly scope?: InputMaybe<StringFilter>;
  /** True: only those in force; false: only those no longer in force. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Counts at the three levels. Null where a level does not exist yet at that stage. */
export type LevelCounts = {
  readonly __typename?: 'LevelCounts';
  /** Patients. */
  readonly patients: Scalars['Int']['output'];
  /** Ultrasound volumes. */
  readonly volumes: Scalars['Int']['output'];
  /** Slices; null before slicing. */
  readonly slices: Maybe<Scalars['Int']['output']>;
};

/** Shares of what entered a stage, with Wilson's 95 % intervals. Volumes of a patient, and slices of a volume, are not independent: their intervals are too narrow. */
export type LevelRates = {
  readonly __typename?: 'LevelRates';
  /** Of the patients that entered. */
  readonly patients: Proportion;
  /** Of the volumes that entered. */
  readonly volumes: Proportion;
  /** Of the slices that entered; null before slicing. */
  readonly slices: Maybe<Proportion>;
};

/** By which rule of the cohort flow a patient, volume or slice left. */
export type LeavingCause =
  /** An exclusion names it. */
  | 'OWN_EXCLUSION'
  /** An exclusion names its patient. */
  | 'PATIENT_EXCLUDED'
  /** Exclusions name every label that it could have had: each registration, pseudo label or annotation. */
  | 'ALL_LABELS_EXCLUDED'
  /** It was sliced, and none of its slices was taken; the exclusions are on the slices. */
  | 'NO_SLICE_TAKEN'
  /** It has no slices, and no record says why. */
  | 'NOT_SLICED'
  /** A patient whose last volume left; the exclusions are those of that volume. */
  | 'LAST_VOLUME_LEFT';

/** A patient, volume or slice that left the cohort flow, with the records that explain it. */
export type FlowCase = {
  readonly __typename?: 'FlowCase';
  /** The patient. */
  readonly patient: Patient;
  /** The ultrasound volume; null for a patient. */
  readonly volume: Maybe<Volume>;
  /** The slice; null for a patient or volume. */
  readonly slice: Maybe<Slice>;
  /** The rule by which it left. */
  readonly cause: LeavingCause;
  /** The exclusion records behind it, as they stood at the time of the flow. */
  readonly exclusions: ReadonlyArray<Exclusion>;
};

/** One page of cases. */
export type FlowCaseConnection = {
  readonly __typename?: 'FlowCaseConnection';
  /** The cases of this page. */
  readonly nodes: ReadonlyArray<FlowCase>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of cases: the count that was opened. */
  readonly totalCount: Scalars['Int']['output'];
};

/** How many left for one reason. Every count opens to its cases. */
export type ReasonCount = {
  readonly __typename?: 'ReasonCount';
  /** The reason. */
  readonly reason: ExclusionReason;
  /** How many left for it. */
  readonly count: LevelCounts;
  /** Their share of what entered the stage. */
  readonly rate: LevelRates;
  /** The patients. */
  readonly patients: FlowCaseConnection;
  /** The ultrasound volumes. */
  readonly volumes: FlowCaseConnection;
  /** The slices; null before slicing. */
  readonly slices: Maybe<FlowCaseConnection>;
};


/** How many left for one reason. Every count opens to its cases. */
export type ReasonCountPatientsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** How many left for one reason. Every count opens to its cases. */
export type ReasonCountVolumesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** How many left for one reason. Every count opens to its cases. */
export type ReasonCountSlicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One stage of the cohort flow. At every level nIn = nOut + the sum of the reasons. */
export type FlowNode = {
  readonly __typename?: 'FlowNode';
  /** The stage. */
  readonly stage: Stage;
  /** Title for people. */
  readonly title: Scalars['String']['output'];
  /** What entered. */
  readonly nIn: LevelCounts;
  /** What left, by reason; reasons with zero are kept. */
  readonly excluded: ReadonlyArray<ReasonCount>;
  /** What left for any reason. */
  readonly excludedTotal: LevelCounts;
  /** The share of what entered that left. */
  readonly exclusionRate: LevelRates;
  /** What went on. */
  readonly nOut: LevelCounts;
};

/** STARD-like counts through the pipeline, computed from records. */
export type CohortFlow = {
  readonly __typename?: 'CohortFlow';
  /** What was counted: a data set, all of them, or a freeze. */
  readonly scope: Scalars['String']['output'];
  /** The time whose records count: now, or when the freeze was made. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The last event of the ledger by then; null before any. */
  readonly ledgerSeq: Maybe<Scalars['ID']['output']>;
  /** The stages in pipeline order. */
  readonly nodes: ReadonlyArray<FlowNode>;
  /** Path of the diagram as SVG, one page of A4. */
  readonly svgUrl: Scalars['String']['output'];
};

/** An immutable, hashed list of slices with patient-disjoint folds. */
export type Freeze = {
  readonly __typename?: 'Freeze';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** SHA-256 over members, folds and rule. */
  readonly hash: Scalars['ID']['output'];
  /** Rule that chose the slices. */
  readonly sliceRule: SliceRule;
  /** Number of folds. */
  readonly foldCount: Scalars['Int']['output'];
  /** Seed of the fold assignment. */
  readonly foldSeed: Scalars['Int']['output'];
  /** Patients in it. */
  readonly patientCount: Scalars['Int']['output'];
  /** Volumes in it. */
  readonly volumeCount: Scalars['Int']['output'];
  /** Slices in it. */
  readonly sliceCount: Scalars['Int']['output'];
  /** Patients of each fold. */
  readonly folds: ReadonlyArray<FreezeFold>;
  /** Its slices, in order. */
  readonly slices: SliceConnection;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};


/** An immutable, hashed list of slices with patient-disjoint folds. */
export type FreezeSlicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One patient-disjoint part of a freeze. */
export type FreezeFold = {
  readonly __typename?: 'FreezeFold';
  /** Number, from 0. */
  readonly fold: Scalars['Int']['output'];
  /** Its patients. */
  readonly patients: ReadonlyArray<Patient>;
  /** Number of its slices. */
  readonly sliceCount: Scalars['Int']['output'];
};

/** Result of recomputing a freeze's hash from its content. */
export type FreezeVerification = {
  readonly __typename?: 'FreezeVerification';
  /** The stored hash. */
  readonly storedHash: Scalars['ID']['output'];
  /** The hash recomputed now. */
  readonly computedHash: Scalars['ID']['output'];
  /** Whether they agree and, where files were read, none is damaged. */
  readonly valid: Scalars['Boolean']['output'];
  /** How many files of volumes and labels were read and hashed; null when that was not asked for. */
  readonly filesRead: Maybe<Scalars['Int']['output']>;
  /** Files whose bytes no longer hash to their name, or that are gone. */
  readonly damagedFiles: ReadonlyArray<DamagedFile>;
};

/** A stored file that is not what it was. */
export type DamagedFile = {
  readonly __typename?: 'DamagedFile';
  /** SHA-256 that it should have. */
  readonly hash: Scalars['ID']['output'];
  /** Whether it is gone; otherwise its bytes changed. */
  readonly missing: Scalars['Boolean']['output'];
};

/** Why one of two freezes lacks a slice that the other has. */
export type FreezeChangeCause =
  /** The slice rule of the freeze that lacks it asks for a larger area. */
  | 'RULE_AREA'
  /** Its slice rule leaves the axis out. */
  | 'RULE_AXES'
  /** Its slice rule does not take this label source. */
  | 'LABEL_SOURCE'
  /** It does not take this data set. */
  | 'DATA_SET'
  /** It takes pseudo labels of another registration method. */
  | 'REGISTRATION_METHOD'
  /** It takes labels of another annotator. */
  | 'ANNOTATOR'
  /** It was made before the volume, label or slicing. */
  | 'MADE_LATER'
  /** A newer version had replaced the volume or annotation. */
  | 'SUPERSEDED'
  /** It takes another label of the volume, which has no such slice. */
  | 'OTHER_LABEL'
  /** An exclusion was in force when it was made. */
  | 'EXCLUSION'
  /** No record says why. */
  | 'UNEXPLAINED';

/** A way in which two freezes were chosen differently. */
export type FreezeRuleDifference = {
  readonly __typename?: 'FreezeRuleDifference';
  /** What differs: data sets, label sources, axes, minimum area, registration method, annotator or ignored exclusions. */
  readonly what: Scalars['String']['output'];
  /** In the first freeze. */
  readonly a: Scalars['String']['output'];
  /** In the second freeze. */
  readonly b: Scalars['String']['output'];
};

/** Changed slices with one cause. */
export type FreezeChangeGroup = {
  readonly __typename?: 'FreezeChangeGroup';
  /** Why. */
  readonly cause: FreezeChangeCause;
  /** The reason of the exclusions, for EXCLUSION. */
  readonly reason: Maybe<ExclusionReason>;
  /** How many slices, of how many volumes and patients. */
  readonly counts: LevelCounts;
};

/** A slice that one freeze has and the other lacks, with what explains it. */
export type FreezeChange = {
  readonly __typename?: 'FreezeChange';
  /** The slice, as the freeze has it. */
  readonly slice: Slice;
  /** Its volume. */
  readonly volume: Volume;
  /** Its patient. */
  readonly patient: Patient;
  /** Whether the other freeze lacks the whole volume. */
  readonly wholeVolume: Scalars['Boolean']['output'];
  /** Whether the other freeze lacks the whole patient. */
  readonly wholePatient: Scalars['Boolean']['output'];
  /** Why. */
  readonly cause: FreezeChangeCause;
  /** The same in words, with names. */
  readonly message: Scalars['String']['output'];
  /** The exclusions that kept it out, and the records that took them back. */
  readonly exclusions: ReadonlyArray<Exclusion>;
};

/** One page of changes. */
export type FreezeChangeConnection = {
  readonly __typename?: 'FreezeChangeConnection';
  /** The changes of this page, by slice. */
  readonly nodes: ReadonlyArray<FreezeChange>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of slices. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What one freeze has and the other lacks. */
export type FreezeChanges = {
  readonly __typename?: 'FreezeChanges';
  /** Slices; volumes and patients of which the other freeze has nothing. */
  readonly counts: LevelCounts;
  /** By cause, most first; volumes and patients may have several. */
  readonly groups: ReadonlyArray<FreezeChangeGroup>;
  /** Slices that no record explains. */
  readonly unexplainedCount: Scalars['Int']['output'];
  /** The slices one by one. */
  readonly slices: FreezeChangeConnection;
};


/** What one freeze has and the other lacks. */
export type FreezeChangesSlicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What differs between two freezes, down to the slice: a plane of a volume, by axis and index. A slice that both have but
 * with other labels counts as kept, and as relabelled.
 */
export type FreezeDiff = {
  readonly __typename?: 'FreezeDiff';
  /** The first freeze. */
  readonly a: Freeze;
  /** The second freeze. */
  readonly b: Freeze;
  /** How they were chosen differently. */
  readonly ruleDifferences: ReadonlyArray<FreezeRuleDifference>;
  /** Slices that both have. */
  readonly keptSliceCount: Scalars['Int']['output'];
  /** Of these, slices whose label is another. */
  readonly relabelledSliceCount: Scalars['Int']['output'];
  /** What the first has and the second lacks. */
  readonly removed: FreezeChanges;
  /** What the second has and the first lacks. */
  readonly added: FreezeChanges;
};

/** A freeze of slices with folds and label sources, ready for training. */
export type TrainingSet = {
  readonly __typename?: 'TrainingSet';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** The slices and folds. */
  readonly freeze: Freeze;
  /** Origins of the training labels. */
  readonly labelSources: ReadonlyArray<LabelSource>;
  /** SHA-256 over freeze hash and label sources. */
  readonly hash: Scalars['ID']['output'];
};

/** Trained weights, known by hash. */
export type Model = {
  readonly __typename?: 'Model';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** Network and framework, as free text. */
  readonly architecture: Scalars['String']['output'];
  /** Trainer that made it. */
  readonly trainer: Maybe<Scalars['String']['output']>;
  /** Training set, where known here. */
  readonly trainingSet: Maybe<TrainingSet>;
  /** Origins of the training labels. */
  readonly labelSources: ReadonlyArray<LabelSource>;
  /** Area threshold of the training slices, where known. */
  readonly minimumAreaMm2: Maybe<Scalars['Float']['output']>;
  /** How images are prepared and outputs read. */
  readonly inferenceSpec: Scalars['JSON']['output'];
  /** The ONNX file. */
  readonly file: StoredFile;
};

/** What an annotator run holds. */
export type AnnotatorRunKind =
  /** Annotations of a rater. */
  | 'ANNOTATOR'
  /** Pseudo labels of a registration method. */
  | 'PSEUDO_LABEL'
  /** Results of a model whose weights are not here. */
  | 'EXTERNAL_MODEL';

/** Labels entered as if they were a model's predictions. */
export type AnnotatorRun = {
  readonly __typename?: 'AnnotatorRun';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** What it holds. */
  readonly kind: AnnotatorRunKind;
  /** The rater, for annotations. */
  readonly annotator: Maybe<Annotator>;
  /** The registration method, for pseudo labels. */
  readonly registrationMethod: Maybe<RegistrationMethod>;
  /** What trained it, for external models. */
  readonly tool: Maybe<Scalars['String']['output']>;
};

/** State of a prediction. */
export type PredictionState =
  /** Waiting for its job. */
  | 'PENDING'
  /** A label exists. */
  | 'PRESENT'
  /** No label exists; the reason is stored and the case is counted. */
  | 'MISSING';

/** A model's or annotator run's label for one ultrasound volume. */
export type Prediction = {
  readonly __typename?: 'Prediction';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Progress of the record. */
  readonly state: PredictionState;
  /** Why there is no label, a code of the exclusion reasons. */
  readonly missingReason: Maybe<Scalars['String']['output']>;
  /** The model, unless an annotator run. */
  readonly model: Maybe<Model>;
  /** The annotator run, unless a model. */
  readonly annotatorRun: Maybe<AnnotatorRun>;
  /** The ultrasound volume. */
  readonly volume: Volume;
  /** Axis that it was predicted on; null when one label serves all axes. */
  readonly axis: Maybe<SliceAxis>;
  /** The label file. */
  readonly file: Maybe<StoredFile>;
  /** The annotation behind it, for raters. */
  readonly annotation: Maybe<Annotation>;
  /** The pseudo label behind it, for registration methods. */
  readonly pseudoLabel: Maybe<PseudoLabel>;
  /** Device that computed it. */
  readonly device: Maybe<Scalars['String']['output']>;
};

/** A versioned rule that yields one number from a pair of masks. */
export type MetricDefinition = {
  readonly __typename?: 'MetricDefinition';
  /** Name and version, for example dice@1. */
  readonly id: Scalars['ID']['output'];
  /** Title for people. */
  readonly title: Scalars['String']['output'];
  /** Unit; null for a ratio. */
  readonly unit: Maybe<Scalars['String']['output']>;
  /** Tool convention that it follows. */
  readonly convention: Scalars['String']['output'];
  /** Which spacing is used. */
  readonly spacingRule: Scalars['String']['output'];
  /** What happens with empty masks. */
  readonly emptyRule: Scalars['String']['output'];
  /** What an empty prediction counts as under FAANES_2025; null when it is left out. */
  readonly emptyPredictionCountsAs: Maybe<Scalars['Float']['output']>;
  /** Whether a larger value is better. */
  readonly higherIsBetter: Scalars['Boolean']['output'];
  /** Definition with its source. */
  readonly description: Scalars['String']['output'];
  /** The tool whose results it holds; null for what is computed here. A table never mixes the two. */
  readonly tool: Maybe<Scalars['String']['output']>;
};

/** Whether a metric has a value. */
export type MetricState =
  /** It has a value. */
  | 'DEFINED'
  /** Undefined: both masks are empty. */
  | 'UNDEFINED_BOTH_EMPTY'
  /** Undefined: the reference is empty. */
  | 'UNDEFINED_EMPTY_REFERENCE'
  /** Undefined: the prediction is empty. */
  | 'UNDEFINED_EMPTY_PREDICTION'
  /** There is no prediction. */
  | 'MISSING_PREDICTION'
  /** It could not be computed. */
  | 'FAILED';

/** A number with a state: a value exists exactly when the state is DEFINED. */
export type MetricValue = {
  readonly __typename?: 'MetricValue';
  /** The definition. */
  readonly definition: MetricDefinition;
  /** Whether there is a value. */
  readonly state: MetricState;
  /** The value. */
  readonly value: Maybe<Scalars['Float']['output']>;
};

/** One model or annotator run evaluated on one freeze. */
export type MetricRun = {
  readonly __typename?: 'MetricRun';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Progress of the record. */
  readonly state: RecordState;
  /** The slices and reference labels. */
  readonly freeze: Freeze;
  /** The model, unless an annotator run. */
  readonly model: Maybe<Model>;
  /** The annotator run, unless a model. */
  readonly annotatorRun: Maybe<AnnotatorRun>;
  /** Definitions computed. */
  readonly definitions: ReadonlyArray<MetricDefinition>;
  /** Slices evaluated, missing ones included. */
  readonly sliceCount: Maybe<Scalars['Int']['output']>;
  /** Slices without a prediction. */
  readonly missingCount: Maybe<Scalars['Int']['output']>;
  /** Slices with values, by area. */
  readonly cases: MetricCaseConnection;
  /** Job that fills it in. */
  readonly job: Maybe<Job>;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
  /** Where its values came from, when another tool computed them; null for a run of this server. */
  readonly resultImport: Maybe<ResultImport>;
};


/** One model or annotator run evaluated on one freeze. */
export type MetricRunCasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  sizeBin?: InputMaybe<Scalars['Int']['input']>;
};

/** Result files that can be imported. */
export type ResultFormat =
  /** summary.json of nnU-Net v2. */
  | 'NNUNET_SUMMARY'
  /** The CSV table of seg-metrics, as write_metrics makes it. */
  | 'SEG_METRICS_CSV';

/** What must hold between the numbers of one case, whoever computed them. */
export type ResultIdentity =
  /** Dice = 2PR / (P + R). */
  | 'DICE_OF_PRECISION_AND_RECALL'
  /** False negative rate + recall = 1. */
  | 'FNR_PLUS_RECALL'
  /** Jaccard = Dice / (2 - Dice). */
  | 'JACCARD_OF_DICE'
  /** |vs| = 2 |R - P| / (R + P). */
  | 'VS_OF_PRECISION_AND_RECALL'
  /** Dice = 2 TP / (2 TP + FP + FN). */
  | 'DICE_OF_COUNTS'
  /** Predicted pixels = TP + FP. */
  | 'N_PRED_OF_COUNTS'
  /** Reference pixels = TP + FN. */
  | 'N_REF_OF_COUNTS'
  /** Shares lie between 0 and 1. */
  | 'RANGE'
  /** The reference has as many pixels as the label of the slice; otherwise another reference was compared with. */
  | 'REFERENCE_PIXELS'
  /** The file holds a number for it. */
  | 'NO_NUMBER';

/** Where the values of an imported metric run came from, and what was odd about them. */
export type ResultImport = {
  readonly __typename?: 'ResultImport';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The metric run with the values. Slices of the freeze that the file lacks are counted in it as missing. */
  readonly metricRun: MetricRun;
  /** The tool, SEG_METRICS or NNUNET. */
  readonly tool: Scalars['String']['output'];
  /** Version of the tool, as the importer named it. */
  readonly toolVersion: Scalars['String']['output'];
  /** Label of the masks that was measured. */
  readonly label: Scalars['Int']['output'];
  /** The file. */
  readonly file: StoredFile;
  /** Cases in the file. */
  readonly caseCount: Scalars['Int']['output'];
  /** Cases of the file that are no slice of the freeze. */
  readonly unknownCount: Scalars['Int']['output'];
  /** Their names, at most 100. */
  readonly unknownCases: ReadonlyArray<Scalars['String']['output']>;
  /** Identities that were broken. */
  readonly violationCount: Scalars['Int']['output'];
  /** These, at most 1000. */
  readonly violations: ReadonlyArray<ResultViolation>;
  /** When it was imported. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** An identity that a case of a result file breaks. */
export type ResultViolation = {
  readonly __typename?: 'ResultViolation';
  /** Name of the case. */
  readonly caseName: Scalars['String']['output'];
  /** What does not hold. */
  readonly identity: ResultIdentity;
  /** The number in the file. */
  readonly stated: Maybe<Scalars['Float']['output']>;
  /** The number that the others imply. */
  readonly expected: Maybe<Scalars['Float']['output']>;
};

/** A training that ran elsewhere on a freeze. */
export type TrainingImport = {
  readonly __typename?: 'TrainingImport';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** The freeze that was exported for it. */
  readonly freeze: Freeze;
  /** dataset.json, as far as it is understood. */
  readonly dataset: Scalars['JSON']['output'];
  /** plans.json, as far as it is understood. */
  readonly plans: Scalars['JSON']['output'];
  /** Its splits. */
  readonly splits: ReadonlyArray<TrainingSplit>;
  /** Persons on both sides of a split; empty when there are none. */
  readonly leaks: ReadonlyArray<TrainingLeak>;
  /** Cases of the splits that are no slice of the freeze. */
  readonly unknownCount: Scalars['Int']['output'];
  /** Their names, at most 100. */
  readonly unknownCases: ReadonlyArray<Scalars['String']['output']>;
  /** Slices of the freeze that no split holds. */
  readonly missingCount: Scalars['Int']['output'];
  /** When it was imported. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** One split of an imported training. */
export type TrainingSplit = {
  readonly __typename?: 'TrainingSplit';
  /** Number, from 0. */
  readonly split: Scalars['Int']['output'];
  /** Cases trained on. */
  readonly trainCount: Scalars['Int']['output'];
  /** Cases validated on. */
  readonly validationCount: Scalars['Int']['output'];
  /** Patients trained on. */
  readonly trainPatientCount: Scalars['Int']['output'];
  /** Patients validated on. */
  readonly validationPatientCount: Scalars['Int']['output'];
};

/** How the volume of a label file was found. */
export type LabelMatch =
  /** It was named. */
  | 'VOLUME_ID'
  /** By the name of the file. */
  | 'NAME'
  /** Only this volume has the file's grid. */
  | 'GRID';

/** What became of one label file. */
export type RaterLabelItem = {
  readonly __typename?: 'RaterLabelItem';
  /** Name of the file. */
  readonly fileName: Scalars['String']['output'];
  /** How its volume was found; null when it was not. */
  readonly matchedBy: Maybe<LabelMatch>;
  /** The volume. */
  readonly volume: Maybe<Volume>;
  /** The annotation; one that was there already is given too. */
  readonly annotation: Maybe<Annotation>;
  /** Whether the annotation was there already. */
  readonly already: Scalars['Boolean']['output'];
  /** Largest value in the file; every value but 0 counts as the structure, 255 as 1. */
  readonly largestValue: Maybe<Scalars['Float']['output']>;
  /** Why it was refused. */
  readonly error: Maybe<RecordError>;
};

/** Label files of a rater, each with what became of it. */
export type ImportedRaterLabels = {
  readonly __typename?: 'ImportedRaterLabels';
  /** The annotator run; null when no file could be imported. */
  readonly annotatorRun: Maybe<AnnotatorRun>;
  /** One for each volume of the freeze; missing where there is no label. */
  readonly predictions: ReadonlyArray<Prediction>;
  /** The files. */
  readonly items: ReadonlyArray<RaterLabelItem>;
};

/** A person on both sides of a split. */
export type TrainingLeak = {
  readonly __typename?: 'TrainingLeak';
  /** Number of the split. */
  readonly split: Scalars['Int']['output'];
  /** Patients, as data set and pseudonym. */
  readonly patients: ReadonlyArray<Scalars['String']['output']>;
};

/** One slice of a metric run, opening down to its label source, transform and verdict. */
export type MetricCase = {
  readonly __typename?: 'MetricCase';
  /** The slice. */
  readonly slice: Slice;
  /** Whose it is. */
  readonly patient: Patient;
  /** Area of the reference label. */
  readonly areaMm2: Scalars['Float']['output'];
  /** Pixels of the reference label. */
  readonly referencePixels: Scalars['Int']['output'];
  /** Pixels of the prediction; null when it is missing. */
  readonly predictedPixels: Maybe<Scalars['Int']['output']>;
  /** The prediction; null when none was ever asked for. */
  readonly prediction: Maybe<Prediction>;
  /** The metric values. */
  readonly values: ReadonlyArray<MetricValue>;
  /** Path of a picture with prediction and reference outlined. */
  readonly pictureUrl: Scalars['String']['output'];
};

/** One page of cases. */
export type MetricCaseConnection = {
  readonly __typename?: 'MetricCaseConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<MetricCase>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What an experiment asks. */
export type ExperimentQuestion =
  /** Which area threshold trains best. */
  | 'AREA_THRESHOLD'
  /** Which label source trains best. */
  | 'LABEL_SOURCE'
  /** Something else. */
  | 'CUSTOM';

/** A set of arms compared on one question. */
export type Experiment = {
  readonly __typename?: 'Experiment';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** What it asks. */
  readonly question: ExperimentQuestion;
  /** The slices and reference labels that all arms share. */
  readonly freeze: Freeze;
  /** The rows of the table, in order. */
  readonly arms: ReadonlyArray<Arm>;
  /** Stored comparisons, newest first. */
  readonly comparisons: ReadonlyArray<Comparison>;
};

/** One row of a comparison table. */
export type Arm = {
  readonly __typename?: 'Arm';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Name in the table. */
  readonly name: Scalars['String']['output'];
  /** The model, unless an annotator run. */
  readonly model: Maybe<Model>;
  /** The annotator run, unless a model. */
  readonly annotatorRun: Maybe<AnnotatorRun>;
  /** Area threshold of the training slices. */
  readonly minimumAreaMm2: Maybe<Scalars['Float']['output']>;
  /** Origins of the training labels. */
  readonly labelSources: ReadonlyArray<LabelSource>;
  /** The newest completed metric run on the experiment's freeze. */
  readonly metricRun: Maybe<MetricRun>;
};

/** How states enter a mean. */
export type SummaryPolicy =
  /** Empty predictions count 0 for overlap metrics and are left out of distances, as in the reference study. */
  | 'FAANES_2025'
  /** Every undefined value is left out. */
  | 'SKIP_UNDEFINED';

/** A half-open interval of reference area. */
export type SizeBin = {
  readonly __typename?: 'SizeBin';
  /** Number, from 0; -1 for all sizes together. */
  readonly number: Scalars['Int']['output'];
  /** Title, for example 35 to 200 mm2. */
  readonly title: Scalars['String']['output'];
  /** Lower edge, included. */
  readonly fromMm2: Scalars['Float']['output'];
  /** Upper edge, excluded; null for none. */
  readonly toMm2: Maybe<Scalars['Float']['output']>;
};

/** One cell of a comparison table, opening down to its cases. */
export type ComparisonCell = {
  readonly __typename?: 'ComparisonCell';
  /** The row. */
  readonly arm: Arm;
  /** The column. */
  readonly sizeBin: SizeBin;
  /** The metric. */
  readonly definition: MetricDefinition;
  /** Mean under the policy; null when no value enters it. */
  readonly mean: Maybe<Scalars['Float']['output']>;
  /** Standard deviation over the population, as in the reference study. */
  readonly sdPopulation: Maybe<Scalars['Float']['output']>;
  /** Standard deviation of the sample; null for fewer than two values. */
  readonly sdSample: Maybe<Scalars['Float']['output']>;
  /** Values in the mean. */
  readonly nDefined: Scalars['Int']['output'];
  /** All slices of the cell, whatever their state. */
  readonly nTotal: Scalars['Int']['output'];
  /** Slices without a prediction. */
  readonly nMissing: Scalars['Int']['output'];
  /** Patients in the cell. */
  readonly nPatients: Scalars['Int']['output'];
  /** The slices of the cell. */
  readonly cases: MetricCaseConnection;
};


/** One cell of a comparison table, opening down to its cases. */
export type ComparisonCellCasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What the check of a claim found. */
export type ClaimVerdict =
  /** It follows from the other stated numbers, within their rounding. */
  | 'HOLDS'
  /** No unrounded values give it. */
  | 'CONTRADICTED'
  /** Several readings fit, or something is not stated. */
  | 'UNDECIDED';

/** The finding on one claim. */
export type LabelledClaimFinding = {
  readonly __typename?: 'LabelledClaimFinding';
  /** The claim's label. */
  readonly label: Scalars['String']['output'];
  /** Whether it holds. */
  readonly verdict: ClaimVerdict;
  /** One sentence with the numbers that decide. */
  readonly message: Scalars['String']['output'];
};

/** Findings in the order of the claims. */
export type ClaimReport = {
  readonly __typename?: 'ClaimReport';
  /** One for each claim. */
  readonly findings: ReadonlyArray<LabelledClaimFinding>;
  /** How many hold. */
  readonly heldCount: Scalars['Int']['output'];
  /** How many are contradicted. */
  readonly contradictedCount: Scalars['Int']['output'];
  /** How many cannot be decided. */
  readonly undecidedCount: Scalars['Int']['output'];
};

/** A table of arms by size bin, computed from stored rows. */
export type ComparisonTable = {
  readonly __typename?: 'ComparisonTable';
  /** The experiment. */
  readonly experiment: Experiment;
  /** How states enter a mean. */
  readonly policy: SummaryPolicy;
  /** The columns; the last is all sizes together. */
  readonly sizeBins: ReadonlyArray<SizeBin>;
  /** The metrics. */
  readonly definitions: ReadonlyArray<MetricDefinition>;
  /** Arm by arm, metric by metric, bin by bin. */
  readonly cells: ReadonlyArray<ComparisonCell>;
};

/** A stored table with the runs that it was computed from. Append-only. */
export type Comparison = {
  readonly __typename?: 'Comparison';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The experiment. */
  readonly experiment: Experiment;
  /** How states enter a mean. */
  readonly policy: SummaryPolicy;
  /** The metric runs used. */
  readonly metricRuns: ReadonlyArray<MetricRun>;
  /** The cells as stored: arm, definition, sizeBin, mean, sdPopulation, sdSample, nDefined, nTotal, nMissing, nPatients. */
  readonly result: Scalars['JSON']['output'];
  /** SHA-256 over the result and what it was computed from. */
  readonly hash: Scalars['ID']['output'];
  /** When it was stored. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** A count that a study states: what was left after a stage. */
export type PublishedCount = {
  readonly __typename?: 'PublishedCount';
  /** In the study's words. */
  readonly title: Scalars['String']['output'];
  /** The stage that it follows; null for what the study started from. */
  readonly stage: Maybe<Stage>;
  /** Patients; null when not stated. */
  readonly patients: Maybe<Scalars['Int']['output']>;
  /** Ultrasound volumes; null when not stated. */
  readonly volumes: Maybe<Scalars['Int']['output']>;
  /** Slices; null when not stated. */
  readonly slices: Maybe<Scalars['Int']['output']>;
};

/** An exclusion that a study states, by name or by number. */
export type PublishedExclusion = {
  readonly __typename?: 'PublishedExclusion';
  /** The stage. */
  readonly stage: Stage;
  /** In the study's words. */
  readonly reason: Scalars['String']['output'];
  /** The controlled reason that it comes closest to. */
  readonly reasonCode: Maybe<Scalars['String']['output']>;
  /** The patient, where named. */
  readonly pseudonym: Maybe<Scalars['String']['output']>;
  /** The volume, where named. */
  readonly volume: Maybe<Scalars['String']['output']>;
  /** How many patients; null when named or not stated. */
  readonly patients: Maybe<Scalars['Int']['output']>;
  /** How many volumes; null when named or not stated. */
  readonly volumes: Maybe<Scalars['Int']['output']>;
};

/** A patient, or one volume of a patient, that a study says it holds. */
export type PublishedMember = {
  readonly __typename?: 'PublishedMember';
  /** The patient's name in the study. */
  readonly pseudonym: Scalars['String']['output'];
  /** The volume's name; null when the study names patients only. */
  readonly volume: Maybe<Scalars['String']['output']>;
};

/** Counts of which some are not known. */
export type StatedCounts = {
  readonly __typename?: 'StatedCounts';
  /** Patients. */
  readonly patients: Maybe<Scalars['Int']['output']>;
  /** Ultrasound volumes. */
  readonly volumes: Maybe<Scalars['Int']['output']>;
  /** Slices. */
  readonly slices: Maybe<Scalars['Int']['output']>;
};

/** What a study says happened between two of its counts. */
export type PublishedStep = {
  readonly __typename?: 'PublishedStep';
  /** Title of the second count. */
  readonly title: Scalars['String']['output'];
  /** Its stage. */
  readonly stage: Stage;
  /** What entered. */
  readonly nIn: StatedCounts;
  /** What was left. */
  readonly nOut: StatedCounts;
  /** The exclusions that it states there. */
  readonly exclusions: ReadonlyArray<PublishedExclusion>;
  /** What is missing less what it explains; negative when it explains more than is missing, null where counts are not stated. */
  readonly unexplained: StatedCounts;
};

/** What another study states about its cohort. */
export type PublishedStudy = {
  readonly __typename?: 'PublishedStudy';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** How to cite it. */
  readonly citation: Scalars['String']['output'];
  /** Its counts in pipeline order; the first is what it started from. */
  readonly counts: ReadonlyArray<PublishedCount>;
  /** The exclusions that it states. */
  readonly exclusions: ReadonlyArray<PublishedExclusion>;
  /** Its members; empty when it names none. */
  readonly members: ReadonlyArray<PublishedMember>;
  /** From count to count, with what is left unexplained. */
  readonly steps: ReadonlyArray<PublishedStep>;
  /** Its stated numbers checked against each other. */
  readonly claimReport: ClaimReport;
  /** Path of its flow as SVG. */
  readonly svgUrl: Scalars['String']['output'];
  /** SHA-256 over all that is stated. */
  readonly hash: Scalars['ID']['output'];
  /** When it was entered. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Who has a patient or volume. */
export type CohortSide =
  /** Our records, and not the study. */
  | 'OURS_ONLY'
  /** The study, and not our records. */
  | 'THEIRS_ONLY';

/** What explains that one side lacks a patient or volume. */
export type ReconciliationCause =
  /** Our exclusion records. */
  | 'OUR_EXCLUSION'
  /** An exclusion that the study states. */
  | 'THEIR_EXCLUSION'
  /** We hold no such patient or volume. */
  | 'NOT_IN_RECORDS'
  /** Neither side says why. */
  | 'UNEXPLAINED';

/** A patient or volume that one side has and the other lacks. */
export type ReconciliationCase = {
  readonly __typename?: 'ReconciliationCase';
  /** Who has it. */
  readonly side: CohortSide;
  /** The patient's name. */
  readonly pseudonym: Scalars['String']['output'];
  /** The volume's name; null when the other side lacks the whole patient. */
  readonly volume: Maybe<Scalars['String']['output']>;
  /** How many ultrasound volumes it stands for; null where the study names patients only. */
  readonly volumeCount: Maybe<Scalars['Int']['output']>;
  /** What explains it. */
  readonly cause: ReconciliationCause;
  /** The same in words. */
  readonly message: Scalars['String']['output'];
  /** The patient in our records. */
  readonly patient: Maybe<Patient>;
  /** Our exclusion records. */
  readonly exclusions: ReadonlyArray<Exclusion>;
};

/** One page of cases. */
export type ReconciliationCaseConnection = {
  readonly __typename?: 'ReconciliationCaseConnection';
  /** The cases of this page. */
  readonly nodes: ReadonlyArray<ReconciliationCase>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of cases. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A count of the study beside ours at the same stage. */
export type ReconciledCount = {
  readonly __typename?: 'ReconciledCount';
  /** Title in the study. */
  readonly title: Scalars['String']['output'];
  /** The stage; null for the start. */
  readonly stage: Maybe<Stage>;
  /** Ours; null where our flow has no such stage. */
  readonly ours: StatedCounts;
  /** Theirs. */
  readonly theirs: StatedCounts;
  /** Ours less theirs. */
  readonly difference: StatedCounts;
};

/** What is left of the difference between the two cohorts when all that is recorded has explained its part. */
export type ReconciliationRemainder = {
  readonly __typename?: 'ReconciliationRemainder';
  /** PATIENT or VOLUME. */
  readonly level: SubjectKind;
  /** Ours less theirs at the end. */
  readonly difference: Scalars['Int']['output'];
  /** Explained by records of one side. */
  readonly explained: Scalars['Int']['output'];
  /** What nobody explains. */
  readonly unexplained: Scalars['Int']['output'];
  /** In words, with the reasons that the study gives without a number. */
  readonly message: Scalars['String']['output'];
  /**
   * Of our patients or volumes those that may be the difference, where the study names no members: when we have more, those
   * with a record that raises doubt (an exclusion that was taken back or limited to a freeze, a review that was not an
   * acceptance); when we have fewer, those that we left out.
   */
  readonly candidates: ReadonlyArray<ReconciliationCase>;
};

/** A study's cohort beside ours. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** The study. */
  readonly study: PublishedStudy;
  /** What it is held against. */
  readonly scope: Scalars['String']['output'];
  /** Stage by stage. */
  readonly counts: ReadonlyArray<ReconciledCount>;
  /** Whether the study names its members, so that cases can be told one by one. */
  readonly membersKnown: Scalars['Boolean']['output'];
  /** Patients on both sides; null when the study names none. */
  readonly bothPatients: Maybe<Scalars['Int']['output']>;
  /** Volumes on both sides; null when the study names none. */
  readonly bothVolumes: Maybe<Scalars['Int']['output']>;
  /** Every patient and volume that one side lacks. */
  readonly cases: ReconciliationCaseConnection;
  /** What remains, for patients and, where stated, for volumes. */
  readonly remainders: ReadonlyArray<ReconciliationRemainder>;
};


/** A study's cohort beside ours. */
export type ReconciliationCasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** State of a job. */
export type JobState =
  /** Waiting for a worker. */
  | 'QUEUED'
  /** A worker holds it. */
  | 'RUNNING'
  /** Done. */
  | 'DONE'
  /** There was nothing to do; the reason is stored. */
  | 'SKIPPED'
  /** Failed; the code is stored. */
  | 'FAILED'
  /** Cancelled. */
  | 'CANCELLED';

/** A queryable record of background work. */
export type Job = {
  readonly __typename?: 'Job';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** What it does, for example REGISTER_VOLUMES. */
  readonly kind: Scalars['String']['output'];
  /** State. */
  readonly state: JobState;
  /** Typed input. */
  readonly input: Scalars['JSON']['output'];
  /** Share done, 0 to 1. */
  readonly progress: Scalars['Float']['output'];
  /** What it is doing. */
  readonly progressNote: Maybe<Scalars['String']['output']>;
  /** Attempts so far. */
  readonly attempt: Scalars['Int']['output'];
  /** Attempts allowed. */
  readonly maxAttempts: Scalars['Int']['output'];
  /** Worker that held it last. */
  readonly workerName: Maybe<Scalars['String']['output']>;
  /** Device that it used. */
  readonly device: Maybe<Scalars['String']['output']>;
  /** Why there was nothing to do. */
  readonly skipReason: Maybe<Scalars['String']['output']>;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
  /** What it produced. */
  readonly result: Maybe<Scalars['JSON']['output']>;
  /** Processor time, ms. */
  readonly cpuMs: Maybe<Scalars['Float']['output']>;
  /** Who asked. */
  readonly createdBy: User;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it first started. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One page of jobs. */
export type JobConnection = {
  readonly __typename?: 'JobConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<Job>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects jobs. All given conditions must hold. */
export type JobFilter = {
  /** By state. */
  readonly state?: InputMaybe<ReadonlyArray<JobState>>;
  /** By kind. */
  readonly kind?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** One event of the append-only, hash-chained record. */
export type LedgerEvent = {
  readonly __typename?: 'LedgerEvent';
  /** Position in the chain. */
  readonly seq: Scalars['ID']['output'];
  /** When, by the database's clock. */
  readonly at: Scalars['DateTime']['output'];
  /** Who, or on whose behalf where an agent acted. */
  readonly actor: Scalars['String']['output'];
  /** What acted on the actor's behalf: a worker and its job. Null for a request. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** What was done, for example VOLUME_IMPORTED. */
  readonly action: Scalars['String']['output'];
  /** Kind of record. */
  readonly entity: Scalars['String']['output'];
  /** Identifier of the record. */
  readonly entityId: Scalars['ID']['output'];
  /** Which change of the record it is, from 1. */
  readonly entityVersion: Scalars['Int']['output'];
  /** Why, as given. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Request that caused it. */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /** State before. */
  readonly before: Maybe<Scalars['JSON']['output']>;
  /** State after. */
  readonly after: Maybe<Scalars['JSON']['output']>;
  /** Hash of the event before. */
  readonly prevHash: Scalars['String']['output'];
  /** Hash of this event. */
  readonly hash: Scalars['ID']['output'];
};

/** One page of events. */
export type LedgerEventConnection = {
  readonly __typename?: 'LedgerEventConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<LedgerEvent>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects events. All given conditions must hold. */
export type LedgerFilter = {
  /** By kind of record. */
  readonly entity?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** By record. */
  readonly entityId?: InputMaybe<Scalars['ID']['input']>;
  /** By action. */
  readonly action?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** By actor. */
  readonly actor?: InputMaybe<StringFilter>;
};

/** How an event of the ledger does not fit its chain. */
export type LedgerProblem =
  /** Its hash is not that of its content: it was changed after it was written. */
  | 'CONTENT_CHANGED'
  /** It does not follow the event before: that one was changed with its hash, or events between were taken out or put in. */
  | 'LINK_BROKEN'
  /** The chain ends before its head or beyond it: events at the end were cut off or added. */
  | 'HEAD_DIFFERS';

/** Result of recomputing the ledger's chain. */
export type LedgerVerification = {
  readonly __typename?: 'LedgerVerification';
  /** Whether every event hashes to its stored hash and follows the one before. */
  readonly valid: Scalars['Boolean']['output'];
  /** Number of events checked. */
  readonly eventCount: Scalars['Int']['output'];
  /** Position of the first event that does not fit. */
  readonly firstBrokenSeq: Maybe<Scalars['ID']['output']>;
  /** How it does not fit; null for a whole chain. */
  readonly problem: Maybe<LedgerProblem>;
  /** Hash of the last event. */
  readonly headHash: Scalars['ID']['output'];
};

/** What this server is and can do. */
export type ServerInfo = {
  readonly __typename?: 'ServerInfo';
  /** Version of the software. */
  readonly version: Scalars['String']['output'];
  /** Device that computations use. */
  readonly device: Scalars['String']['output'];
  /** Why that device was chosen. */
  readonly deviceReason: Scalars['String']['output'];
  /** Whether the database was started by this server. */
  readonly embeddedDatabase: Scalars['Boolean']['output'];
  /** Workers seen in the last minute. */
  readonly workerCount: Scalars['Int']['output'];
};

/** A way in which data sets lie in folders. */
export type ImportLayout =
  /** RESECT with RESECT-SEG. */
  | 'RESECT'
  /** EASY-RESECT. */
  | 'EASY_RESECT'
  /** CuRIOUS-SEG. */
  | 'CURIOUS_SEG'
  /** ReMIND: DICOM folders as TCIA gives them, or NRRD files. */
  | 'REMIND'
  /** ReMIND2Reg. */
  | 'REMIND2REG'
  /** Folders named as in BIDS: sub-01/ses-preop/anat. */
  | 'BIDS'
  /** Any folder with a manifest. */
  | 'MANIFEST';

/** What an item of an import run is about. */
export type ImportItemKind =
  /** A patient. */
  | 'PATIENT'
  /** A volume. */
  | 'VOLUME'
  /** An annotation. */
  | 'ANNOTATION'
  /** A landmark set. */
  | 'LANDMARKS'
  /** A file that is none of these. */
  | 'FILE';

/** What became of an item. In a dry run: what would become of it. */
export type ImportOutcome =
  /** A new record. */
  | 'IMPORTED'
  /** It was there already. */
  | 'UNCHANGED'
  /** A new version, which supersedes an older record. */
  | 'SUPERSEDED'
  /** Left out; the reason says why. */
  | 'SKIPPED'
  /** A person must look at it; the reason says why. */
  | 'NEEDS_ATTENTION'
  /** Kept out because it may identify a person. */
  | 'QUARANTINED'
  /** It could not be read or does not fit. */
  | 'FAILED';

/** Why an item made no record, or needs attention: a closed list, version 1. */
export type ImportReason =
  /** The label that could be there is not: not annotated, which is not the same as nothing to annotate. */
  | 'NOT_ANNOTATED'
  /** The eligibility rule of the run does not accept the patient. */
  | 'NOT_ELIGIBLE'
  /** The image is of a phase that the pipeline does not use. */
  | 'PHASE_NOT_USED'
  /** The series is of a kind that the pipeline does not use. */
  | 'SERIES_NOT_USED'
  /** The label shows no anatomy, for example spheres around landmarks. */
  | 'NOT_ANATOMY'
  /** A file beside the data: a text, a picture, a script. */
  | 'NO_IMAGE_DATA'
  /** The layout knows no file of this name. */
  | 'UNRECOGNISED_FILE'
  /** The same image or label is there in another format, which was taken. */
  | 'OTHER_FORMAT_PRESENT'
  /** The volume that a label or landmark set belongs to is not there. */
  | 'PARTNER_MISSING'
  /** A label file without any labelled voxel: either not annotated or nothing there; a person must say. */
  | 'EMPTY_MASK'
  /** Two files claim the same place. */
  | 'SLOT_TAKEN'
  /** Name and folder name different patients. */
  | 'CASE_DISAGREES'
  /** Landmarks lie outside of the volume that they were set on. */
  | 'LANDMARKS_OUTSIDE_VOLUME'
  /** The same bytes are there under another name. */
  | 'SAME_CONTENT'
  /** The file is an earlier version of what is there. */
  | 'OLDER_VERSION'
  /** The file of a record that an earlier run made is not there any more. The record stays. */
  | 'FILE_GONE'
  /** The clinical table has no row, or no value, for the patient. */
  | 'NOT_IN_TABLE'
  /** The file may identify a person. */
  | 'IDENTIFYING_DATA'
  /** The server cannot read the file. */
  | 'UNREADABLE_FILE'
  /** The file changed while it was read. */
  | 'FILE_CHANGED'
  /** The path leads out of the folder. */
  | 'PATH_NOT_ALLOWED'
  /** The file is larger than the server accepts. */
  | 'FILE_TOO_LARGE'
  /** The format of the file is not supported. */
  | 'UNSUPPORTED_FORMAT'
  /** The file is damaged or cut off. */
  | 'CORRUPT_FILE'
  /** The voxel grid cannot be used. */
  | 'UNSUPPORTED_GEOMETRY'
  /** A label does not lie on the grid of its volume. */
  | 'GRID_MISMATCH'
  /** All voxels of an image are equal. */
  | 'NO_CONTENT'
  /** A label has values that are not whole numbers. */
  | 'NOT_A_LABEL_MAP'
  /** A row of a manifest, or a name, says something impossible. */
  | 'INVALID_ENTRY'
  /** A fault of the server; its log says more. */
  | 'UNEXPECTED_ERROR';

/** One reading of a data set's folder. It goes on after a worker was lost; a further run finds what is there already. */
export type ImportRun = {
  readonly __typename?: 'ImportRun';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** The data set; null in a dry run of a new one, and before the run has made it. */
  readonly dataSet: Maybe<DataSet>;
  /** Name of the data set. */
  readonly dataSetName: Scalars['String']['output'];
  /** How the folder was read. */
  readonly layout: ImportLayout;
  /** Version of the layout's rules. */
  readonly layoutVersion: Scalars['Int']['output'];
  /** Version of the list of reasons. */
  readonly reasonsVersion: Scalars['Int']['output'];
  /** Last part of the folder's path. */
  readonly rootLabel: Scalars['String']['output'];
  /** What was asked for: manifest, clinical table, eligibility rule. */
  readonly options: Scalars['JSON']['output'];
  /** Whether nothing but this report was to be written. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** State. */
  readonly state: RecordState;
  /** Why it failed. */
  readonly error: Maybe<RecordError>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ended. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** The work. */
  readonly job: Maybe<Job>;
  /** Number of items by kind, outcome and reason, counted from the items. */
  readonly counts: ReadonlyArray<ImportCount>;
  /** What became of each thing that the run found or missed, in the order of the work. */
  readonly items: ImportItemConnection;
};


/** One reading of a data set's folder. It goes on after a worker was lost; a further run finds what is there already. */
export type ImportRunItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImportItemFilter>;
};

/** Number of items of one kind, outcome and reason. */
export type ImportCount = {
  readonly __typename?: 'ImportCount';
  /** What they are about. */
  readonly kind: ImportItemKind;
  /** What became of them. */
  readonly outcome: ImportOutcome;
  /** Why, where the outcome has a reason. */
  readonly reason: Maybe<ImportReason>;
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** What became of one thing that an import run found, or missed. */
export type ImportItem = {
  readonly __typename?: 'ImportItem';
  /** Identifier. */
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly kind: ImportItemKind;
  /** Path below the folder, or the name of what is missing. */
  readonly key: Scalars['String']['output'];
  /** Pseudonym of the patient, where it belongs to one. */
  readonly patient: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the file; of several files, of the list of their hashes. */
  readonly contentHash: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  readonly outcome: ImportOutcome;
  /** Why. */
  readonly reason: Maybe<ImportReason>;
  /** Why, in words. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** The volume made or found. */
  readonly volume: Maybe<Volume>;
  /** The annotation made or found. */
  readonly annotation: Maybe<Annotation>;
  /** The landmark set made or found. */
  readonly landmarkSet: Maybe<LandmarkSet>;
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** One page of import runs. */
export type ImportRunConnection = {
  readonly __typename?: 'ImportRunConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<ImportRun>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One page of import items. */
export type ImportItemConnection = {
  readonly __typename?: 'ImportItemConnection';
  /** The records of this page. */
  readonly nodes: ReadonlyArray<ImportItem>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Number of matching records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Selects import runs. All given conditions must hold. */
export type ImportRunFilter = {
  /** By data set. */
  readonly dataSetName?: InputMaybe<StringFilter>;
  /** By layout. */
  readonly layout?: InputMaybe<ReadonlyArray<ImportLayout>>;
  /** By state. */
  readonly state?: InputMaybe<ReadonlyArray<RecordState>>;
  /** Dry runs, or the others. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Selects import items. All given conditions must hold. */
export type ImportItemFilter = {
  /** By kind. */
  readonly kind?: InputMaybe<ReadonlyArray<ImportItemKind>>;
  /** By outcome. */
  readonly outcome?: InputMaybe<ReadonlyArray<ImportOutcome>>;
  /** By reason. */
  readonly reason?: InputMaybe<ReadonlyArray<ImportReason>>;
  /** By patient. */
  readonly patient?: InputMaybe<StringFilter>;
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** What this server is and can do. */
  readonly server: ServerInfo;
  /** The caller. */
  readonly me: User;
  /** The caller with rights, token and visible data sets. */
  readonly session: Session;
  /** All users. */
  readonly users: ReadonlyArray<User>;
  /** Tokens, newest first; of one user when one is given. */
  readonly tokens: ReadonlyArray<ApiToken>;
  /** All data sets. */
  readonly dataSets: ReadonlyArray<DataSet>;
  /** Patients. */
  readonly patients: PatientConnection;
  /** One patient. */
  readonly patient: Patient;
  /** Volumes. */
  readonly volumes: VolumeConnection;
  /** One volume. */
  readonly volume: Volume;
  /** Landmark sets of a fixed volume, without those that are superseded. */
  readonly landmarkSets: ReadonlyArray<LandmarkSet>;
  /** Registrations. */
  readonly registrations: RegistrationConnection;
  /** One registration. */
  readonly registration: Registration;
  /** Pseudo labels. */
  readonly pseudoLabels: PseudoLabelConnection;
  /** One pseudo label. */
  readonly pseudoLabel: PseudoLabel;
  /** One slicing. */
  readonly slicing: Slicing;
  /** One slice. */
  readonly slice: Slice;
  /** Slice rules, newest version first. */
  readonly sliceRules: ReadonlyArray<SliceRule>;
  /** Slices of one label source at or above each area: the threshold sweep. */
  readonly areaThresholdCounts: ReadonlyArray<AreaThresholdCount>;
  /** Inclusion rules by name, newest version first. */
  readonly inclusionRules: ReadonlyArray<InclusionRule>;
  /** What a stored rule or a draft would do to a data set. Writes nothing. */
  readonly previewRule: RulePreview;
  /**
   * How far readers agree, from the newest reading of each: registrations and pseudo labels by method, or of all methods.
   * Adjudications are no readings.
   */
  readonly reviewAgreement: ReviewAgreement;
  /**
   * The automatic checks of registrations against the standing verdicts: of each ultrasound volume in force the newest
   * completed registration by the method.
   */
  readonly gateAgainstReviews: GateAgainstReviews;
  /** The controlled list of reasons. */
  readonly exclusionReasons: ReadonlyArray<ExclusionReason>;
  /** Exclusion records. */
  readonly exclusions: ExclusionConnection;
  /** Counts through the pipeline; with a freeze, down to its slices. */
  readonly cohortFlow: CohortFlow;
  /** Freezes, newest first. */
  readonly freezes: ReadonlyArray<Freeze>;
  /** One freeze. */
  readonly freeze: Freeze;
  /**
   * Recomputes a freeze's hash from what its members are now: hashes of volumes and labels, areas, folds and rule. With files
   * it also reads every file behind them and hashes its bytes.
   */
  readonly verifyFreeze: FreezeVerification;
  /** What two freezes hold differently, and why. */
  readonly diffFreezes: FreezeDiff;
  /** Published studies, newest first. */
  readonly publishedStudies: ReadonlyArray<PublishedStudy>;
  /** One published study. */
  readonly publishedStudy: PublishedStudy;
  /** A study's cohort beside a freeze or a data set: case by case where it names members, by counts where not. */
  readonly reconcile: Reconciliation;
  /** Training sets, newest first. */
  readonly trainingSets: ReadonlyArray<TrainingSet>;
  /** Models, newest first. */
  readonly models: ReadonlyArray<Model>;
  /** Annotator runs, newest first. */
  readonly annotatorRuns: ReadonlyArray<AnnotatorRun>;
  /** Predictions of a model or annotator run. */
  readonly predictions: ReadonlyArray<Prediction>;
  /** All metric definitions. */
  readonly metricDefinitions: ReadonlyArray<MetricDefinition>;
  /** Trainings that ran elsewhere, newest first. */
  readonly trainingImports: ReadonlyArray<TrainingImport>;
  /** Metric runs on a freeze. */
  readonly metricRuns: ReadonlyArray<MetricRun>;
  /** One metric run. */
  readonly metricRun: MetricRun;
  /** Experiments, newest first. */
  readonly experiments: ReadonlyArray<Experiment>;
  /** One experiment. */
  readonly experiment: Experiment;
  /** The table of an experiment, computed now from stored rows. Without definitions: Dice, precision, recall, FNR, HD95 and PP. */
  readonly comparisonTable: ComparisonTable;
  /** One stored comparison. */
  readonly comparison: Comparison;
  /**
   * How the registration methods did on a data set, in the order of the enum; methods that were not used are left out, and
   * others than the given ones when some are given.
   */
  readonly compareRegistrationMethods: ReadonlyArray<RegistrationMethodSummary>;
  /**
   * Checks numbers that a publication states against each other: percentages and their counts, sums, corrected levels, what a
   * test could reach at all, means of groups, effect sizes. Reads no records. At most 1000 claims.
   */
  readonly checkClaims: ClaimReport;
  /** Readings of data sets' folders, newest first. */
  readonly importRuns: ImportRunConnection;
  /** One reading of a folder. */
  readonly importRun: ImportRun;
  /** Jobs, newest first. */
  readonly jobs: JobConnection;
  /** One job. */
  readonly job: Job;
  /** Events, oldest first. */
  readonly ledger: LedgerEventConnection;
  /** Recomputes the ledger's chain. */
  readonly verifyLedger: LedgerVerification;
};


/** Everything that can be read. */
export type QueryTokensArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryPatientsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PatientFilter>;
};


/** Everything that can be read. */
export type QueryPatientArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryVolumesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VolumeFilter>;
};


/** Everything that can be read. */
export type QueryVolumeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryLandmarkSetsArgs = {
  fixedVolumeId: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryRegistrationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RegistrationFilter>;
};


/** Everything that can be read. */
export type QueryRegistrationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryPseudoLabelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PseudoLabelFilter>;
};


/** Everything that can be read. */
export type QueryPseudoLabelArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QuerySlicingArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QuerySliceArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAreaThresholdCountsArgs = {
  labelSource: LabelSource;
  minimumAreasMm2: ReadonlyArray<Scalars['Float']['input']>;
  registrationMethod?: InputMaybe<RegistrationMethod>;
};


/** Everything that can be read. */
export type QueryPreviewRuleArgs = {
  dataSetId: Scalars['ID']['input'];
  ruleId?: InputMaybe<Scalars['ID']['input']>;
  draft?: InputMaybe<InclusionRuleInput>;
};


/** Everything that can be read. */
export type QueryReviewAgreementArgs = {
  dataSetId: Scalars['ID']['input'];
  subjectKind: SubjectKind;
  method?: InputMaybe<RegistrationMethod>;
};


/** Everything that can be read. */
export type QueryGateAgainstReviewsArgs = {
  dataSetId: Scalars['ID']['input'];
  method: RegistrationMethod;
  failureProbabilityLimit?: Scalars['Float']['input'];
};


/** Everything that can be read. */
export type QueryExclusionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExclusionFilter>;
};


/** Everything that can be read. */
export type QueryCohortFlowArgs = {
  dataSetId?: InputMaybe<Scalars['ID']['input']>;
  freezeId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryFreezeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryVerifyFreezeArgs = {
  id: Scalars['ID']['input'];
  files?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Everything that can be read. */
export type QueryDiffFreezesArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryPublishedStudyArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryReconcileArgs = {
  studyId: Scalars['ID']['input'];
  freezeId?: InputMaybe<Scalars['ID']['input']>;
  dataSetId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryPredictionsArgs = {
  modelId?: InputMaybe<Scalars['ID']['input']>;
  annotatorRunId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryTrainingImportsArgs = {
  freezeId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryMetricRunsArgs = {
  freezeId: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryMetricRunArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryExperimentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryComparisonTableArgs = {
  experimentId: Scalars['ID']['input'];
  definitionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  policy?: InputMaybe<SummaryPolicy>;
};


/** Everything that can be read. */
export type QueryComparisonArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryCompareRegistrationMethodsArgs = {
  dataSetId: Scalars['ID']['input'];
  method?: InputMaybe<ReadonlyArray<RegistrationMethod>>;
};


/** Everything that can be read. */
export type QueryCheckClaimsArgs = {
  claims: ReadonlyArray<ClaimInput>;
};


/** Everything that can be read. */
export type QueryImportRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImportRunFilter>;
};


/** Everything that can be read. */
export type QueryImportRunArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JobFilter>;
};


/** Everything that can be read. */
export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryLedgerArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LedgerFilter>;
};

/** Where a file comes from: exactly one of uploadHash and path. */
export type FileSource = {
  /** SHA-256 of a file uploaded with PUT /files. */
  readonly uploadHash?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Path on the server, inside an allowed import root. For an image it may name a folder that holds one DICOM series, or
   * the header of a pair, whose other files are then found beside it.
   */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Name of an uploaded file, where another file refers to it; left out, the name that it was uploaded with. */
  readonly fileName?: InputMaybe<Scalars['String']['input']>;
  /** Further files of the same image: the data of a header, or the rest of a DICOM series. They have no parts of their own. */
  readonly parts?: InputMaybe<ReadonlyArray<FileSource>>;
};

/** What to take of DICOM files, and which findings of the de-identification gate to accept. */
export type DicomImportInput = {
  /** Which series, by its number in the list that the refusal of files with several series gives. */
  readonly series?: InputMaybe<Scalars['Int']['input']>;
  /** Which series, by its UID. */
  readonly seriesUid?: InputMaybe<Scalars['String']['input']>;
  /** Which segment of a segmentation, by its number; needed when it has several. */
  readonly segment?: InputMaybe<Scalars['Int']['input']>;
  /** Findings that the caller answers for. Names are never accepted. */
  readonly accept?: InputMaybe<ReadonlyArray<IdentifyingFinding>>;
  /** Why they are harmless; required with accept, and recorded in the ledger. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Why a DICOM file may identify a person. */
export type IdentifyingFinding =
  /** It does not state Patient Identity Removed. */
  | 'NOT_DECLARED'
  /** A birth date. */
  | 'BIRTH_DATE'
  /** An accession number or another identifier. */
  | 'IDENTIFIERS'
  /** An address or telephone number. */
  | 'CONTACTS'
  /** A hospital, department or station. */
  | 'INSTITUTION'
  /** Dates that are not stated to be shifted. */
  | 'DATES'
  /** Comments and histories. */
  | 'FREE_TEXT'
  /** Text in the picture, as stated. */
  | 'BURNED_IN_ANNOTATION'
  /** A picture of a screen that does not state that it has no text. */
  | 'BURNED_IN_NOT_STATED'
  /** Private attributes that are not stated to be safe. */
  | 'PRIVATE_TAGS';

/** A new data set. */
export type CreateDataSetInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** Licence of the images and labels. */
  readonly licence: Scalars['String']['input'];
  /** How to cite it. */
  readonly citation: Scalars['String']['input'];
  /** Who sees it: OPEN by default on a server without tokens, else CLOSED. Who makes a closed one is its first member. */
  readonly visibility?: InputMaybe<Visibility>;
};

/** A volume to import. Patient and procedure are made when they do not exist. */
export type ImportVolumeInput = {
  /** The data set that the patient belongs to. */
  readonly dataSetId: Scalars['ID']['input'];
  /** The patient's name inside the data set; never a real name. */
  readonly pseudonym: Scalars['String']['input'];
  /** Tumour type, where known; used when the patient is new. */
  readonly histology?: InputMaybe<Scalars['String']['input']>;
  /** Number of the operation; 1 is the first surgery. */
  readonly procedureNumber?: InputMaybe<Scalars['Int']['input']>;
  /** Name of the volume. */
  readonly name: Scalars['String']['input'];
  /** MR or ultrasound. */
  readonly modality: Modality;
  /** Imaging sequence. */
  readonly sequence: Sequence;
  /** When it was taken. */
  readonly phase: Phase;
  /** The file. */
  readonly source: FileSource;
  /** What to take of DICOM files, and what of their findings to accept. */
  readonly dicom?: InputMaybe<DicomImportInput>;
  /** The volume that this one replaces. */
  readonly supersedesId?: InputMaybe<Scalars['ID']['input']>;
};

/** A data set's folder to read. */
export type ImportDatasetInput = {
  /** Path on the server, inside an allowed import root. */
  readonly root: Scalars['String']['input'];
  /** How the folder is to be read; null recognises it by its names. */
  readonly layout?: InputMaybe<ImportLayout>;
  /** Name of the data set; null takes the published one. A data set of this name is added to. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Licence, for a new data set; null takes the published one. */
  readonly licence?: InputMaybe<Scalars['String']['input']>;
  /** How to cite it, for a new data set; null takes the published one. */
  readonly citation?: InputMaybe<Scalars['String']['input']>;
  /** Reads and checks everything and reports, but makes no record beside the report. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The manifest, relative to the root; null takes manifest.json or manifest.csv. */
  readonly manifest?: InputMaybe<Scalars['String']['input']>;
  /** Table of facts about the patients. */
  readonly clinical?: InputMaybe<ClinicalTableInput>;
  /** Who may enter. What the rule does not accept is excluded at the stage ELIGIBILITY. */
  readonly eligibility?: InputMaybe<EligibilityInput>;
  /** Who the patients are in the collection that the data set was made from, where the numbers do not say so. */
  readonly sourcePatients?: InputMaybe<ReadonlyArray<SourcePatientInput>>;
};

/** A table with a row a patient: CSV, or a sheet of an Excel file (.xlsx). */
export type ClinicalTableInput = {
  /** The file, relative to the root. */
  readonly file: Scalars['String']['input'];
  /** Sheet of an Excel file; null takes the first one. */
  readonly sheet?: InputMaybe<Scalars['String']['input']>;
  /** Column with the patient's number or pseudonym. */
  readonly patientColumn: Scalars['String']['input'];
  /** Column with the tumour type. */
  readonly histologyColumn?: InputMaybe<Scalars['String']['input']>;
};

/** A rule over one column of the clinical table. The same name with another definition is its next version. */
export type EligibilityInput = {
  /** Name of the rule, for example first-surgery. */
  readonly name: Scalars['String']['input'];
  /** Column of the clinical table. */
  readonly column: Scalars['String']['input'];
  /** Values that are accepted, in any case. */
  readonly accept: ReadonlyArray<Scalars['String']['input']>;
};

/** A patient of a derived data set, and the number of the same person in the collection that it was made from. */
export type SourcePatientInput = {
  /** Pseudonym in the data set that is imported. */
  readonly patient: Scalars['String']['input'];
  /** Number in the original collection. */
  readonly number: Scalars['String']['input'];
};

/** A label map to import. It must lie on the grid of its volume. */
export type ImportAnnotationInput = {
  /** The volume. */
  readonly volumeId: Scalars['ID']['input'];
  /** What it outlines. */
  readonly structure: Structure;
  /** How it came to be. */
  readonly origin: AnnotationOrigin;
  /** Tool that made it; required for automatic ones. */
  readonly tool?: InputMaybe<Scalars['String']['input']>;
  /** Version of that tool. */
  readonly toolVersion?: InputMaybe<Scalars['String']['input']>;
  /** Name of the annotator, made when new. */
  readonly annotatorName?: InputMaybe<Scalars['String']['input']>;
  /**
   * The file; voxels other than 0 are labelled. A DICOM segmentation (SEG) is carried onto the grid of the volume by world
   * position.
   */
  readonly source: FileSource;
  /** What to take of DICOM files, and what of their findings to accept. */
  readonly dicom?: InputMaybe<DicomImportInput>;
  /** The annotation that this one replaces. */
  readonly supersedesId?: InputMaybe<Scalars['ID']['input']>;
};

/** Landmark pairs to import, from an MNI tag file with two volumes. */
export type ImportLandmarksInput = {
  /** The volume of the first points, the MRI. */
  readonly movingVolumeId: Scalars['ID']['input'];
  /** The volume of the second points, the ultrasound. */
  readonly fixedVolumeId: Scalars['ID']['input'];
  /** The file. */
  readonly source: FileSource;
  /** The landmark set of the same two volumes that this one replaces. */
  readonly supersedesId?: InputMaybe<Scalars['ID']['input']>;
};

/**
 * A transform to import, found by another tool: an ITK transform as text or HDF5, a linear MINC .xfm, 16 numbers, or a
 * displacement field as NIfTI with five dimensions that holds the whole map from the ultrasound to the MRI.
 */
export type ImportTransformInput = {
  /** The ultrasound volume. */
  readonly fixedVolumeId: Scalars['ID']['input'];
  /** The MRI volumes that the transform moves, on one patient and in one world. */
  readonly movingVolumeIds: ReadonlyArray<Scalars['ID']['input']>;
  /** The file. */
  readonly source: FileSource;
  /**
   * Which way it points. Needed for 16 numbers and displacement fields, which must be FIXED_TO_MOVING; left out, an ITK file
   * is FIXED_TO_MOVING and an .xfm MOVING_TO_FIXED.
   */
  readonly direction?: InputMaybe<TransformDirection>;
  /** Its world. Needed for 16 numbers and displacement fields; an ITK file is always LPS and an .xfm RAS. */
  readonly space?: InputMaybe<WorldSpace>;
  /** The tool that found it, with its version. */
  readonly tool: Scalars['String']['input'];
};

/**
 * A registration to move by hand. Give either translationMm and rotationDeg, of which a missing one is zero, or
 * displacementLps. The displacement acts after the registration, on points of the ultrasound's world.
 */
export type AdjustRegistrationInput = {
  /** The completed registration to start from. */
  readonly registrationId: Scalars['ID']['input'];
  /** Translation to the patient's left, posterior and superior, mm. */
  readonly translationMm?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /**
   * Rotations about the axes that point left, posterior and superior, right-handed, applied in this order about the
   * centroid of the insonified cone before the translation, degrees.
   */
  readonly rotationDeg?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** A whole displacement instead: row-major 4x4 in LPS mm, rigid or affine. */
  readonly displacementLps?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** Why it is moved. */
  readonly comment: Scalars['String']['input'];
};

/** A registration to run. */
export type RegisterVolumesInput = {
  /** The ultrasound volume. */
  readonly fixedVolumeId: Scalars['ID']['input'];
  /** The MRI volumes, on one patient and in one world. */
  readonly movingVolumeIds: ReadonlyArray<Scalars['ID']['input']>;
  /** How to find the transform. */
  readonly method: RegistrationMethod;
  /** Seed of its randomness. */
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
  /** Row-major 4x4 of the tracked pose, MRI world to ultrasound world; the identity when left out. */
  readonly trackedMovingToFixedLps?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** Settings that differ from the method's defaults. */
  readonly parameters?: InputMaybe<Scalars['JSON']['input']>;
};

/** Registers every eligible ultrasound volume of a data set. */
export type RegisterCohortInput = {
  /** The data set. */
  readonly dataSetId: Scalars['ID']['input'];
  /** How to find the transforms. */
  readonly method: RegistrationMethod;
  /** MRI sequences to use, as far as a patient has them. */
  readonly sequences?: ReadonlyArray<Sequence>;
  /** Seed of the randomness. */
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A statement of a publication: a label and exactly one kind. Numbers that were printed with decimals are given as text, so that
 * "0.60" keeps its digits: a claim is contradicted only when no values that round to what was printed give it.
 */
export type ClaimInput = {
  /** What it is, for the report. */
  readonly label: Scalars['String']['input'];
  /** A percentage of a count. */
  readonly share?: InputMaybe<ShareClaimInput>;
  /** Parts of a total. */
  readonly sum?: InputMaybe<SumClaimInput>;
  /** A corrected significance level. */
  readonly alpha?: InputMaybe<AlphaClaimInput>;
  /** A test that found no difference. */
  readonly smallestP?: InputMaybe<SmallestPClaimInput>;
  /** An overall mean and those of its groups. */
  readonly means?: InputMaybe<MeansClaimInput>;
  /** Mean recall and false negative rate. */
  readonly missRate?: InputMaybe<MissRateClaimInput>;
  /** A mean over all cases and over those with a positive prediction. */
  readonly positiveMean?: InputMaybe<PositiveMeanClaimInput>;
  /** A standardised difference of paired values. */
  readonly effectSize?: InputMaybe<EffectSizeClaimInput>;
  /** A ratio of two numbers. */
  readonly ratio?: InputMaybe<RatioClaimInput>;
};

/** A percentage of a count. */
export type ShareClaimInput = {
  /** The percentage as printed, without its sign. */
  readonly percent: Scalars['String']['input'];
  /** The count, where it is stated. */
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  /** Possible denominators; one where it is stated. */
  readonly totals: ReadonlyArray<Scalars['Int']['input']>;
};

/** Parts of a total. */
export type SumClaimInput = {
  /** What the parts should add up to. */
  readonly total: Scalars['Int']['input'];
  /** The parts. */
  readonly parts: ReadonlyArray<SumPartInput>;
};

/** A part of a total. */
export type SumPartInput = {
  /** What it is. */
  readonly label: Scalars['String']['input'];
  /** How many, where it is stated. */
  readonly count?: InputMaybe<Scalars['Int']['input']>;
};

/** The correction of a significance level for several comparisons. */
export type AlphaCorrection =
  /** Divides the level by the number of tests. */
  | 'BONFERRONI'
  /** Exact for independent tests: 1 - (1 - alpha)^(1/m). */
  | 'SIDAK';

/** A corrected significance level. */
export type AlphaClaimInput = {
  /** The level of each test, as printed. */
  readonly alpha: Scalars['String']['input'];
  /** The level of the whole family. */
  readonly familyAlpha: Scalars['Float']['input'];
  /** How many tests the family has. */
  readonly comparisons: Scalars['Int']['input'];
  /** The correction that is said to have been used. */
  readonly correction: AlphaCorrection;
};

/** A two-sided exact signed-rank or sign test of n pairs at a level. */
export type SmallestPClaimInput = {
  /** Pairs, for example patients. */
  readonly n: Scalars['Int']['input'];
  /** The level of the test, after correction. */
  readonly alpha: Scalars['Float']['input'];
};

/** An overall mean and those of its groups. */
export type MeansClaimInput = {
  /** The overall mean, as printed. */
  readonly overall: Scalars['String']['input'];
  /** The groups. */
  readonly parts: ReadonlyArray<MeansPartInput>;
};

/** One group of an overall mean. */
export type MeansPartInput = {
  /** What it is. */
  readonly label: Scalars['String']['input'];
  /** Its mean, as printed. */
  readonly mean: Scalars['String']['input'];
  /** Its size, where it is stated. */
  readonly n?: InputMaybe<Scalars['Int']['input']>;
};

/** Mean recall and false negative rate over the same cases, all with tumour. */
export type MissRateClaimInput = {
  /** Recall, as printed. */
  readonly recall: Scalars['String']['input'];
  /** False negative rate, as printed. */
  readonly falseNegativeRate: Scalars['String']['input'];
};

/** A mean in which empty predictions count 0, and the mean over positive predictions alone. */
export type PositiveMeanClaimInput = {
  /** Mean over all cases, as printed. */
  readonly meanOfAll: Scalars['String']['input'];
  /** Mean over positive predictions, as printed. */
  readonly meanOfPositive: Scalars['String']['input'];
  /** Share of positive predictions in percent, as printed. */
  readonly positivePercent: Scalars['String']['input'];
};

/** A standardised difference of paired values. */
export type EffectSizeClaimInput = {
  /** The effect size, as printed. */
  readonly effectSize: Scalars['String']['input'];
  /** The first group. */
  readonly first: MeanAndSdInput;
  /** The second group. */
  readonly second: MeanAndSdInput;
};

/** Mean and standard deviation, as printed. */
export type MeanAndSdInput = {
  /** The mean. */
  readonly mean: Scalars['String']['input'];
  /** The standard deviation. */
  readonly sd: Scalars['String']['input'];
};

/** A ratio of two numbers, all as printed. */
export type RatioClaimInput = {
  /** The ratio. */
  readonly ratio: Scalars['String']['input'];
  /** The number above. */
  readonly numerator: Scalars['String']['input'];
  /** The number below. */
  readonly denominator: Scalars['String']['input'];
};

/** What must hold. Numbers take atLeast, atMost or both; words take oneOf. */
export type InclusionConditionInput = {
  /** What is looked at. */
  readonly measure: InclusionMeasure;
  /** Lowest number that holds. */
  readonly atLeast?: InputMaybe<Scalars['Float']['input']>;
  /** Highest number that holds. */
  readonly atMost?: InputMaybe<Scalars['Float']['input']>;
  /** Words that hold. */
  readonly oneOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A rule. The same name with another definition is its next version. */
export type InclusionRuleInput = {
  /** Name, for example first-surgery. */
  readonly name: Scalars['String']['input'];
  /** Stage at which it excludes. */
  readonly stage: Stage;
  /** What it is about. */
  readonly subjectKind: SubjectKind;
  /** What must hold, all of it: 1 to 20. */
  readonly conditions: ReadonlyArray<InclusionConditionInput>;
  /** What a value that is not known means. */
  readonly whenMissing: MissingValue;
  /** A reason of that stage. */
  readonly reasonCode: Scalars['ID']['input'];
  /** What it is for. */
  readonly description?: Scalars['String']['input'];
};

/** A verdict on exactly one subject. */
export type ReviewInput = {
  /** The registration judged. */
  readonly registrationId?: InputMaybe<Scalars['ID']['input']>;
  /** The volume judged. */
  readonly volumeId?: InputMaybe<Scalars['ID']['input']>;
  /** The annotation judged. */
  readonly annotationId?: InputMaybe<Scalars['ID']['input']>;
  /** The pseudo label judged. */
  readonly pseudoLabelId?: InputMaybe<Scalars['ID']['input']>;
  /** The judgement. */
  readonly verdict: Verdict;
  /** A reason of the controlled list; required for a rejection. */
  readonly reasonCode?: InputMaybe<Scalars['ID']['input']>;
  /** Free text. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** Whether the reviewer was kept from knowing method and outcome. */
  readonly blinded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ends a disagreement of readers; only for somebody who is none of them, and only ACCEPTED or REJECTED. */
  readonly adjudicates?: InputMaybe<Scalars['Boolean']['input']>;
  /** Hashes of the pictures that were shown. */
  readonly shownFileHashes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A label to carry over. */
export type TransferLabelInput = {
  /** The registration to use. */
  readonly registrationId: Scalars['ID']['input'];
  /** The annotation, on one of the registration's MRI volumes. */
  readonly annotationId: Scalars['ID']['input'];
  /** How to sample it. */
  readonly method?: InputMaybe<TransferMethod>;
};

/** A label to slice: exactly one of the two. */
export type SliceLabelInput = {
  /** An annotation on an ultrasound volume. */
  readonly annotationId?: InputMaybe<Scalars['ID']['input']>;
  /** A pseudo label. */
  readonly pseudoLabelId?: InputMaybe<Scalars['ID']['input']>;
};

/** A slice rule. An existing name gets the next version. */
export type CreateSliceRuleInput = {
  /** Name. */
  readonly name: Scalars['String']['input'];
  /** Axes taken. */
  readonly axes?: ReadonlyArray<SliceAxis>;
  /** Origins of label taken. */
  readonly labelSources: ReadonlyArray<LabelSource>;
  /** Smallest area taken. */
  readonly minimumAreaMm2?: Scalars['Float']['input'];
  /** Largest allowed displacement of the label, mm. */
  readonly displacementLimitMm?: InputMaybe<Scalars['Float']['input']>;
};

/** A freeze of the slices that a rule selects now, minus what is excluded. */
export type CreateFreezeInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** The rule. */
  readonly sliceRuleId: Scalars['ID']['input'];
  /** Data sets to take; all when left out. */
  readonly dataSetIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** For pseudo labels: the registration method; required when more than one exists. */
  readonly registrationMethod?: InputMaybe<RegistrationMethod>;
  /** Annotator whose labels to take, where several have drawn. */
  readonly annotatorName?: InputMaybe<Scalars['String']['input']>;
  /** Number of patient-disjoint folds. */
  readonly foldCount?: InputMaybe<Scalars['Int']['input']>;
  /** Seed of the fold assignment. */
  readonly foldSeed?: InputMaybe<Scalars['Int']['input']>;
};

/** A training set from a freeze. */
export type CreateTrainingSetInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** The freeze. */
  readonly freezeId: Scalars['ID']['input'];
};

/** An ONNX model to import. */
export type ImportModelInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** Network and framework, as free text. */
  readonly architecture: Scalars['String']['input'];
  /** Trainer that made it. */
  readonly trainer?: InputMaybe<Scalars['String']['input']>;
  /** Training set, where known here. */
  readonly trainingSetId?: InputMaybe<Scalars['ID']['input']>;
  /** Origins of the training labels. */
  readonly labelSources?: ReadonlyArray<LabelSource>;
  /** Area threshold of the training slices. */
  readonly minimumAreaMm2?: InputMaybe<Scalars['Float']['input']>;
  /** How images are prepared and outputs read. */
  readonly inferenceSpec: Scalars['JSON']['input'];
  /** The ONNX file. */
  readonly source: FileSource;
};

/** An annotator run. */
export type CreateAnnotatorRunInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** The rater, for annotations. */
  readonly annotatorName?: InputMaybe<Scalars['String']['input']>;
  /** The registration method, for pseudo labels. */
  readonly registrationMethod?: InputMaybe<RegistrationMethod>;
  /** For a model whose weights are not here: what trained it, such as nnU-Net 2.2. */
  readonly tool?: InputMaybe<Scalars['String']['input']>;
};

/** How slices are numbered through: the text index beside BT_US_2D_ files. */
export type SliceIndexInput = {
  /** First digit of the numbers that it is about. */
  readonly digit: Scalars['Int']['input'];
  /** The index. */
  readonly source: FileSource;
};

/** Results of another tool on a freeze: exactly one of model and annotator run. */
export type ImportResultsInput = {
  /** The slices and reference labels. */
  readonly freezeId: Scalars['ID']['input'];
  /** The model. */
  readonly modelId?: InputMaybe<Scalars['ID']['input']>;
  /** The annotator run. */
  readonly annotatorRunId?: InputMaybe<Scalars['ID']['input']>;
  /** What the file is. */
  readonly format: ResultFormat;
  /** The file. */
  readonly source: FileSource;
  /** Version of the tool; seg-metrics changed the sign of vs in 1.2.6. */
  readonly toolVersion: Scalars['String']['input'];
  /** Label of the masks that was measured. */
  readonly label?: InputMaybe<Scalars['Int']['input']>;
  /** Which slice each case is, a CSV table with case and slice_id; when left out, cases are named as in the export of the freeze. */
  readonly caseList?: InputMaybe<FileSource>;
  /** For slices that are numbered through instead. */
  readonly sliceIndexes?: InputMaybe<ReadonlyArray<SliceIndexInput>>;
  /** Whether cases that are no slice of the freeze are left out and recorded; they are refused otherwise. */
  readonly ignoreUnknownCases?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A label file of a rater. */
export type RaterLabelInput = {
  /** The file. */
  readonly source: FileSource;
  /** The volume that it is of; found by the file's name, or else by its grid, when left out. */
  readonly volumeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Labels of a second rater on the volumes of a freeze. */
export type ImportRaterLabelsInput = {
  /** The freeze. */
  readonly freezeId: Scalars['ID']['input'];
  /** Who drew them. */
  readonly annotatorName: Scalars['String']['input'];
  /** Annotator run that they become predictions of; made when it is not there. */
  readonly runName: Scalars['String']['input'];
  /** How they were drawn. */
  readonly origin?: InputMaybe<AnnotationOrigin>;
  /** How files are called, without their ending, with {patient} and {volume}; usual names are tried when left out. */
  readonly namePattern?: InputMaybe<Scalars['String']['input']>;
  /** The files, at most 1000. */
  readonly labels: ReadonlyArray<RaterLabelInput>;
};

/** The files of a training that ran elsewhere. */
export type ImportTrainingInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** The freeze that was exported for it. */
  readonly freezeId: Scalars['ID']['input'];
  /** dataset.json. */
  readonly dataset: FileSource;
  /** plans.json. */
  readonly plans: FileSource;
  /** splits_final.json. */
  readonly splits: FileSource;
  /** Which slice each case is, as in importResults. */
  readonly caseList?: InputMaybe<FileSource>;
  /** For slices that are numbered through instead. */
  readonly sliceIndexes?: InputMaybe<ReadonlyArray<SliceIndexInput>>;
  /** Whether cases that are no slice of the freeze are left out and recorded; they are refused otherwise. */
  readonly ignoreUnknownCases?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether splits with a person on both sides are recorded as such; they are refused otherwise. */
  readonly recordLeaks?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Predictions to make for every volume of a freeze: exactly one of model and annotator run. */
export type PredictInput = {
  /** The freeze whose volumes are predicted. */
  readonly freezeId: Scalars['ID']['input'];
  /** The model. */
  readonly modelId?: InputMaybe<Scalars['ID']['input']>;
  /** The annotator run. */
  readonly annotatorRunId?: InputMaybe<Scalars['ID']['input']>;
};

/** A metric run to make: exactly one of model and annotator run. */
export type EvaluateInput = {
  /** The slices and reference labels. */
  readonly freezeId: Scalars['ID']['input'];
  /** The model. */
  readonly modelId?: InputMaybe<Scalars['ID']['input']>;
  /** The annotator run. */
  readonly annotatorRunId?: InputMaybe<Scalars['ID']['input']>;
  /** Definitions to compute; all when left out. */
  readonly definitionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** One row of an experiment: exactly one of model and annotator run. */
export type ArmInput = {
  /** Name in the table. */
  readonly name: Scalars['String']['input'];
  /** The model. */
  readonly modelId?: InputMaybe<Scalars['ID']['input']>;
  /** The annotator run. */
  readonly annotatorRunId?: InputMaybe<Scalars['ID']['input']>;
  /** Area threshold of the training slices. */
  readonly minimumAreaMm2?: InputMaybe<Scalars['Float']['input']>;
  /** Origins of the training labels. */
  readonly labelSources?: ReadonlyArray<LabelSource>;
};

/** An experiment. */
export type CreateExperimentInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** What it asks. */
  readonly question: ExperimentQuestion;
  /** The slices and reference labels that all arms share. */
  readonly freezeId: Scalars['ID']['input'];
  /** The rows, in order. */
  readonly arms: ReadonlyArray<ArmInput>;
};

/** A comparison to store. */
export type CreateComparisonInput = {
  /** The experiment; every arm needs a completed metric run. */
  readonly experimentId: Scalars['ID']['input'];
  /** Metrics; as in comparisonTable when left out. */
  readonly definitionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** How states enter a mean. */
  readonly policy?: InputMaybe<SummaryPolicy>;
};

/** A count of a study: what was left after a stage. */
export type PublishedCountInput = {
  /** In the study's words. */
  readonly title: Scalars['String']['input'];
  /** The stage that it follows; left out for the first count alone. */
  readonly stage?: InputMaybe<Stage>;
  /** Patients, where stated. */
  readonly patients?: InputMaybe<Scalars['Int']['input']>;
  /** Ultrasound volumes, where stated. */
  readonly volumes?: InputMaybe<Scalars['Int']['input']>;
  /** Slices, where stated. */
  readonly slices?: InputMaybe<Scalars['Int']['input']>;
};

/** An exclusion of a study: of a named patient or volume, of a number of them, or without either. */
export type PublishedExclusionInput = {
  /** The stage. */
  readonly stage: Stage;
  /** In the study's words. */
  readonly reason: Scalars['String']['input'];
  /** The controlled reason of that stage that it comes closest to. */
  readonly reasonCode?: InputMaybe<Scalars['String']['input']>;
  /** The patient, where named. */
  readonly pseudonym?: InputMaybe<Scalars['String']['input']>;
  /** The volume, where named. */
  readonly volume?: InputMaybe<Scalars['String']['input']>;
  /** How many patients, where not named. */
  readonly patients?: InputMaybe<Scalars['Int']['input']>;
  /** How many volumes, where not named. */
  readonly volumes?: InputMaybe<Scalars['Int']['input']>;
};

/** A patient, or one volume of a patient, of a study. */
export type PublishedMemberInput = {
  /** The patient's name as in our records. */
  readonly pseudonym: Scalars['String']['input'];
  /** The volume's name as in our records; left out when patients are named only. */
  readonly volume?: InputMaybe<Scalars['String']['input']>;
};

/** What a study states about its cohort. */
export type CreatePublishedStudyInput = {
  /** Unique name. */
  readonly name: Scalars['String']['input'];
  /** How to cite it. */
  readonly citation: Scalars['String']['input'];
  /** Its counts in pipeline order; the first without a stage is what it started from. At most 50. */
  readonly counts: ReadonlyArray<PublishedCountInput>;
  /** Its exclusions. At most 1000. */
  readonly exclusions?: InputMaybe<ReadonlyArray<PublishedExclusionInput>>;
  /** Its members: all with a volume, or all without. At most 20000. */
  readonly members?: InputMaybe<ReadonlyArray<PublishedMemberInput>>;
  /** Its stated numbers, as for checkClaims. */
  readonly claims?: InputMaybe<ReadonlyArray<ClaimInput>>;
};

/** A manual exclusion. */
export type ExcludeInput = {
  /** What the subject is. */
  readonly subjectKind: SubjectKind;
  /** Identifier of the subject. */
  readonly subjectId: Scalars['ID']['input'];
  /** A reason of the controlled list; it gives the stage. */
  readonly reasonCode: Scalars['ID']['input'];
  /** Why, in your words. */
  readonly comment: Scalars['String']['input'];
  /** Whether you were kept from knowing method and outcome. */
  readonly blinded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether outcomes had been seen. */
  readonly outcomesSeen: Scalars['Boolean']['input'];
};

/** A reinstatement. */
export type ReinstateInput = {
  /** The exclusion in force. */
  readonly exclusionId: Scalars['ID']['input'];
  /** Why, in your words. */
  readonly comment: Scalars['String']['input'];
  /** Whether outcomes had been seen. */
  readonly outcomesSeen: Scalars['Boolean']['input'];
};

/** Two patients who are the same person. */
export type LinkPatientsInput = {
  /** One of them. */
  readonly patientId: Scalars['ID']['input'];
  /** The other, in another data set. */
  readonly samePersonAsId: Scalars['ID']['input'];
  /** How it is known. */
  readonly grounds: Scalars['String']['input'];
};

/** A registration and the job that fills it in. */
export type RegisterVolumesPayload = {
  readonly __typename?: 'RegisterVolumesPayload';
  /** The record. */
  readonly registration: Registration;
  /** The work. */
  readonly job: Job;
};

/** What a cohort registration set off and left out. */
export type RegisterCohortPayload = {
  readonly __typename?: 'RegisterCohortPayload';
  /** One record per eligible ultrasound volume. */
  readonly registrations: ReadonlyArray<Registration>;
  /** One record per patient or volume that could not be registered. */
  readonly exclusions: ReadonlyArray<Exclusion>;
};

/** A pseudo label and the job that fills it in. */
export type TransferLabelPayload = {
  readonly __typename?: 'TransferLabelPayload';
  /** The record. */
  readonly pseudoLabel: PseudoLabel;
  /** The work. */
  readonly job: Job;
};

/** A slicing and the job that fills it in. */
export type SliceLabelPayload = {
  readonly __typename?: 'SliceLabelPayload';
  /** The record. */
  readonly slicing: Slicing;
  /** The work. */
  readonly job: Job;
};

/** A freeze and what it left out. */
export type CreateFreezePayload = {
  readonly __typename?: 'CreateFreezePayload';
  /** The record. */
  readonly freeze: Freeze;
  /** Slices that the rule left out, each with a record. */
  readonly excludedSliceCount: Scalars['Int']['output'];
};

/** Predictions and the job that fills them in. */
export type PredictPayload = {
  readonly __typename?: 'PredictPayload';
  /** One record per volume, or per volume and axis. */
  readonly predictions: ReadonlyArray<Prediction>;
  /** The work; null when nothing needs computing. */
  readonly job: Maybe<Job>;
};

/** A metric run and the job that fills it in. */
export type EvaluatePayload = {
  readonly __typename?: 'EvaluatePayload';
  /** The record. */
  readonly metricRun: MetricRun;
  /** The work; null when an equal run exists already. */
  readonly job: Maybe<Job>;
};

/** What a rule did. */
export type ApplyRulePayload = {
  readonly __typename?: 'ApplyRulePayload';
  /** The rule. */
  readonly rule: InclusionRule;
  /** How many it took out now; 0 when it had done so before. */
  readonly excludedCount: Scalars['Int']['output'];
  /** What it found, before it took anything out. */
  readonly preview: RulePreview;
};

/** A review, with what the reviews of its subject now come to, and the exclusion or reinstatement that it caused. */
export type ReviewPayload = {
  readonly __typename?: 'ReviewPayload';
  /** The verdict. */
  readonly review: Review;
  /** What all reviews of the subject come to. */
  readonly standingVerdict: StandingVerdict;
  /** The last record that follows from it; null when nothing changed. */
  readonly exclusion: Maybe<Exclusion>;
};

/** A picture and the job that draws it. */
export type RenderQcSheetPayload = {
  readonly __typename?: 'RenderQcSheetPayload';
  /** The registration pictured. */
  readonly registration: Registration;
  /** The work. */
  readonly job: Job;
};

/** An import run and the job that does it. */
export type ImportDatasetPayload = {
  readonly __typename?: 'ImportDatasetPayload';
  /** The run. */
  readonly run: ImportRun;
  /** The work. */
  readonly job: Job;
};

/** A new token. It is shown only here. */
export type CreateTokenPayload = {
  readonly __typename?: 'CreateTokenPayload';
  /** The token, to be sent as Authorization: Bearer. */
  readonly token: Scalars['String']['output'];
  /** Identifier, for revoking it. */
  readonly tokenId: Scalars['ID']['output'];
};

/** Everything that can be done. Each change is one event of the ledger. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes a data set. */
  readonly createDataSet: DataSet;
  /** Records that two patients are one person. */
  readonly linkPatients: Patient;
  /** Imports a volume. */
  readonly importVolume: Volume;
  /** Imports a label map. */
  readonly importAnnotation: Annotation;
  /** Imports landmark pairs. */
  readonly importLandmarks: LandmarkSet;
  /**
   * Reads a data set's folder and imports what it holds, in the background. Done again it imports nothing twice; a changed
   * file supersedes.
   */
  readonly importDataset: ImportDatasetPayload;
  /** Imports a transform that another tool found and has it measured like any registration. */
  readonly importTransform: RegisterVolumesPayload;
  /** Registers MRI to ultrasound. */
  readonly registerVolumes: RegisterVolumesPayload;
  /** Registers a whole data set and records who could not be. */
  readonly registerCohort: RegisterCohortPayload;
  /** Draws the quality-control picture anew. */
  readonly renderQcSheet: RenderQcSheetPayload;
  /** Moves the result of a registration by hand: a new registration with method MANUAL, measured anew. */
  readonly adjustRegistration: RegisterVolumesPayload;
  /** Gives a verdict. */
  readonly review: ReviewPayload;
  /** Carries an annotation onto the ultrasound. */
  readonly transferLabel: TransferLabelPayload;
  /** Finds the slices of a label. */
  readonly sliceLabel: SliceLabelPayload;
  /** Makes a slice rule or its next version. */
  readonly createSliceRule: SliceRule;
  /** Freezes slices with patient-disjoint folds. */
  readonly createFreeze: CreateFreezePayload;
  /** Makes a training set. */
  readonly createTrainingSet: TrainingSet;
  /** Imports a model. */
  readonly importModel: Model;
  /** Makes an annotator run. */
  readonly createAnnotatorRun: AnnotatorRun;
  /** Predicts every volume of a freeze; what cannot be predicted is recorded as missing. */
  readonly predict: PredictPayload;
  /** Imports metrics that another tool computed, as a metric run with definitions of that tool. */
  readonly importResults: ResultImport;
  /** Imports labels of a rater and enters them as predictions of an annotator run. */
  readonly importRaterLabels: ImportedRaterLabels;
  /** Imports configuration and splits of a training that ran elsewhere. */
  readonly importTraining: TrainingImport;
  /** Computes metrics. */
  readonly evaluate: EvaluatePayload;
  /** Makes an experiment. */
  readonly createExperiment: Experiment;
  /** Stores a comparison. */
  readonly createComparison: Comparison;
  /** Makes an inclusion rule or its next version; the same again gives the same. It excludes nobody. */
  readonly createInclusionRule: InclusionRule;
  /** Excludes what a rule excludes in a data set, in one transaction and with one event. Done again it excludes nobody twice. */
  readonly applyRule: ApplyRulePayload;
  /** Enters what another study states about its cohort. */
  readonly createPublishedStudy: PublishedStudy;
  /** Takes a subject out. */
  readonly exclude: Exclusion;
  /** Brings a subject back. */
  readonly reinstate: Exclusion;
  /** Asks a job to stop. */
  readonly cancelJob: Job;
  /** Makes a user. */
  readonly createUser: User;
  /** Gives a user another role. CONFLICT when no administrator would be left. */
  readonly setUserRole: User;
  /** Lets a user do nothing more, whatever the token. CONFLICT when no administrator would be left. */
  readonly disableUser: User;
  /** Lets a disabled user act again. */
  readonly enableUser: User;
  /**
   * Makes a token for a user. It ends after SONOLEDGER_TOKEN_DAYS unless expiresAt says when. With a role it may what both
   * roles may; with data sets it sees those alone, and may neither administer nor audit.
   */
  readonly createToken: CreateTokenPayload;
  /** Ends a token. */
  readonly revokeToken: Scalars['Boolean']['output'];
  /** Opens or closes a data set. */
  readonly setVisibility: DataSet;
  /** Lets a user see a closed data set; a member already stays one. */
  readonly addMember: DataSetMember;
  /** Ends a membership at once. UNKNOWN_ID when there is none. */
  readonly removeMember: DataSetMember;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateDataSetArgs = {
  input: CreateDataSetInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationLinkPatientsArgs = {
  input: LinkPatientsInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportVolumeArgs = {
  input: ImportVolumeInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportAnnotationArgs = {
  input: ImportAnnotationInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportLandmarksArgs = {
  input: ImportLandmarksInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportDatasetArgs = {
  input: ImportDatasetInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportTransformArgs = {
  input: ImportTransformInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationRegisterVolumesArgs = {
  input: RegisterVolumesInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationRegisterCohortArgs = {
  input: RegisterCohortInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationRenderQcSheetArgs = {
  registrationId: Scalars['ID']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationAdjustRegistrationArgs = {
  input: AdjustRegistrationInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationReviewArgs = {
  input: ReviewInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationTransferLabelArgs = {
  input: TransferLabelInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationSliceLabelArgs = {
  input: SliceLabelInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateSliceRuleArgs = {
  input: CreateSliceRuleInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateFreezeArgs = {
  input: CreateFreezeInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateTrainingSetArgs = {
  input: CreateTrainingSetInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportModelArgs = {
  input: ImportModelInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateAnnotatorRunArgs = {
  input: CreateAnnotatorRunInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationPredictArgs = {
  input: PredictInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportResultsArgs = {
  input: ImportResultsInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportRaterLabelsArgs = {
  input: ImportRaterLabelsInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationImportTrainingArgs = {
  input: ImportTrainingInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationEvaluateArgs = {
  input: EvaluateInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateExperimentArgs = {
  input: CreateExperimentInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateComparisonArgs = {
  input: CreateComparisonInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateInclusionRuleArgs = {
  input: InclusionRuleInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationApplyRuleArgs = {
  ruleId: Scalars['ID']['input'];
  dataSetId: Scalars['ID']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreatePublishedStudyArgs = {
  input: CreatePublishedStudyInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationExcludeArgs = {
  input: ExcludeInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationReinstateArgs = {
  input: ReinstateInput;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCancelJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateUserArgs = {
  name: Scalars['String']['input'];
  role: Role;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationSetUserRoleArgs = {
  userId: Scalars['ID']['input'];
  role: Role;
  reason: Scalars['String']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationDisableUserArgs = {
  userId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationEnableUserArgs = {
  userId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationCreateTokenArgs = {
  userId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  role?: InputMaybe<Role>;
  dataSetIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationRevokeTokenArgs = {
  tokenId: Scalars['ID']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationSetVisibilityArgs = {
  dataSetId: Scalars['ID']['input'];
  visibility: Visibility;
  reason: Scalars['String']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationAddMemberArgs = {
  dataSetId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. Each change is one event of the ledger. */
export type MutationRemoveMemberArgs = {
  dataSetId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

/** What can be followed live, over server-sent events at /graphql/stream. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A job at every change of state or progress, ending when it ends. */
  readonly jobProgress: Job;
};


/** What can be followed live, over server-sent events at /graphql/stream. */
export type SubscriptionJobProgressArgs = {
  id: Scalars['ID']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  FloatFilter: FloatFilter;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Role: Role;
  Right: Right;
  User: ResolverTypeWrapper<UserRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApiToken: ResolverTypeWrapper<ApiTokenRecord>;
  Session: ResolverTypeWrapper<SessionRecord>;
  Annotator: ResolverTypeWrapper<AnnotatorRecord>;
  DataSet: ResolverTypeWrapper<DataSetRecord>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Visibility: Visibility;
  DataSetMember: ResolverTypeWrapper<DataSetMemberRecord>;
  Patient: ResolverTypeWrapper<PatientRecord>;
  PatientConnection: ResolverTypeWrapper<Omit<PatientConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Patient']> }>;
  PatientFilter: PatientFilter;
  Modality: Modality;
  Sequence: Sequence;
  Phase: Phase;
  VolumeFormat: VolumeFormat;
  StoredFile: ResolverTypeWrapper<StoredFileRecord>;
  SourceFile: ResolverTypeWrapper<SourceFileRecord>;
  Geometry: ResolverTypeWrapper<Geometry>;
  Volume: ResolverTypeWrapper<VolumeRecord>;
  VolumeConnection: ResolverTypeWrapper<Omit<VolumeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Volume']> }>;
  VolumeFilter: VolumeFilter;
  Structure: Structure;
  AnnotationOrigin: AnnotationOrigin;
  Annotation: ResolverTypeWrapper<AnnotationRecord>;
  LandmarkSet: ResolverTypeWrapper<LandmarkSetRecord>;
  RecordState: RecordState;
  RegistrationMethod: RegistrationMethod;
  TransformDirection: TransformDirection;
  WorldSpace: WorldSpace;
  Proportion: ResolverTypeWrapper<Proportion>;
  Quartiles: ResolverTypeWrapper<Quartiles>;
  RegistrationOutcome: RegistrationOutcome;
  RegistrationMethodSummary: ResolverTypeWrapper<RegistrationMethodSummaryRecord>;
  PairedChange: ResolverTypeWrapper<PairedChange>;
  ExcludedRegistrations: ResolverTypeWrapper<Omit<ExcludedRegistrations, 'reason'> & { reason: ResolversTypes['ExclusionReason'] }>;
  VerdictAgreement: ResolverTypeWrapper<VerdictAgreement>;
  DisplacementTarget: DisplacementTarget;
  PoseRecommendation: PoseRecommendation;
  Registration: ResolverTypeWrapper<RegistrationRecord>;
  RecordError: ResolverTypeWrapper<RecordError>;
  RegistrationEvidence: ResolverTypeWrapper<RegistrationEvidenceRecord>;
  DeformationEvidence: ResolverTypeWrapper<DeformationEvidence>;
  RegistrationConnection: ResolverTypeWrapper<Omit<RegistrationConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Registration']> }>;
  RegistrationFilter: RegistrationFilter;
  Verdict: Verdict;
  StandingVerdict: StandingVerdict;
  Review: ResolverTypeWrapper<ReviewRecord>;
  AgreementState: AgreementState;
  Kappa: ResolverTypeWrapper<KappaRecord>;
  AgreementCell: ResolverTypeWrapper<AgreementCellRecord>;
  ReaderPair: ResolverTypeWrapper<ReaderPairRecord>;
  ReviewAgreement: ResolverTypeWrapper<ReviewAgreementRecord>;
  GateCheck: GateCheck;
  GateResult: GateResult;
  GateCell: ResolverTypeWrapper<GateCellRecord>;
  CheckAgainstReviews: ResolverTypeWrapper<CheckAgainstReviewsRecord>;
  GateAgainstReviews: ResolverTypeWrapper<GateAgainstReviewsRecord>;
  TransferMethod: TransferMethod;
  PseudoLabel: ResolverTypeWrapper<PseudoLabelRecord>;
  PseudoLabelConnection: ResolverTypeWrapper<Omit<PseudoLabelConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['PseudoLabel']> }>;
  PseudoLabelFilter: PseudoLabelFilter;
  LabelSource: LabelSource;
  SliceAxis: SliceAxis;
  Slicing: ResolverTypeWrapper<SlicingRecord>;
  Slice: ResolverTypeWrapper<SliceRecord>;
  SliceConnection: ResolverTypeWrapper<Omit<SliceConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Slice']> }>;
  SliceFilter: SliceFilter;
  SliceRule: ResolverTypeWrapper<SliceRuleRecord>;
  AreaThresholdCount: ResolverTypeWrapper<AreaThresholdCount>;
  Stage: Stage;
  SubjectKind: SubjectKind;
  ExclusionDecision: ExclusionDecision;
  ExclusionReason: ResolverTypeWrapper<ExclusionReasonRecord>;
  InclusionMeasure: InclusionMeasure;
  MissingValue: MissingValue;
  RuleOutcome: RuleOutcome;
  InclusionCondition: ResolverTypeWrapper<InclusionConditionRecord>;
  InclusionRule: ResolverTypeWrapper<InclusionRuleRecord>;
  RuleTally: ResolverTypeWrapper<RuleTally>;
  RuleOutcomeTally: ResolverTypeWrapper<RuleOutcomeTally>;
  RuleConditionTally: ResolverTypeWrapper<RuleConditionTally>;
  RuleCase: ResolverTypeWrapper<RuleCaseRecord>;
  RuleCaseConnection: ResolverTypeWrapper<Omit<RuleCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['RuleCase']> }>;
  RulePreview: ResolverTypeWrapper<RulePreviewRecord>;
  Exclusion: ResolverTypeWrapper<ExclusionRecord>;
  ExcludedAncestor: ResolverTypeWrapper<ExcludedAncestor>;
  EffectiveExclusion: ResolverTypeWrapper<EffectiveExclusionRecord>;
  ExclusionConnection: ResolverTypeWrapper<Omit<ExclusionConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Exclusion']> }>;
  ExclusionFilter: ExclusionFilter;
  LevelCounts: ResolverTypeWrapper<LevelCounts>;
  LevelRates: ResolverTypeWrapper<LevelRates>;
  LeavingCause: LeavingCause;
  FlowCase: ResolverTypeWrapper<FlowCaseRecord>;
  FlowCaseConnection: ResolverTypeWrapper<Omit<FlowCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['FlowCase']> }>;
  ReasonCount: ResolverTypeWrapper<ReasonCountRecord>;
  FlowNode: ResolverTypeWrapper<FlowNodeRecord>;
  CohortFlow: ResolverTypeWrapper<CohortFlowRecord>;
  Freeze: ResolverTypeWrapper<FreezeRecord>;
  FreezeFold: ResolverTypeWrapper<FreezeFoldRecord>;
  FreezeVerification: ResolverTypeWrapper<FreezeVerification>;
  DamagedFile: ResolverTypeWrapper<DamagedFile>;
  FreezeChangeCause: FreezeChangeCause;
  FreezeRuleDifference: ResolverTypeWrapper<FreezeRuleDifference>;
  FreezeChangeGroup: ResolverTypeWrapper<FreezeChangeGroupRecord>;
  FreezeChange: ResolverTypeWrapper<FreezeChangeRecord>;
  FreezeChangeConnection: ResolverTypeWrapper<Omit<FreezeChangeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['FreezeChange']> }>;
  FreezeChanges: ResolverTypeWrapper<FreezeChangesRecord>;
  FreezeDiff: ResolverTypeWrapper<FreezeDiffRecord>;
  TrainingSet: ResolverTypeWrapper<TrainingSetRecord>;
  Model: ResolverTypeWrapper<ModelRecord>;
  AnnotatorRunKind: AnnotatorRunKind;
  AnnotatorRun: ResolverTypeWrapper<AnnotatorRunRecord>;
  PredictionState: PredictionState;
  Prediction: ResolverTypeWrapper<PredictionRecord>;
  MetricDefinition: ResolverTypeWrapper<MetricDefinitionRecord>;
  MetricState: MetricState;
  MetricValue: ResolverTypeWrapper<MetricValueRecord>;
  MetricRun: ResolverTypeWrapper<MetricRunRecord>;
  ResultFormat: ResultFormat;
  ResultIdentity: ResultIdentity;
  ResultImport: ResolverTypeWrapper<ResultImportRecord>;
  ResultViolation: ResolverTypeWrapper<ResultViolation>;
  TrainingImport: ResolverTypeWrapper<TrainingImportRecord>;
  TrainingSplit: ResolverTypeWrapper<TrainingSplit>;
  LabelMatch: LabelMatch;
  RaterLabelItem: ResolverTypeWrapper<RaterLabelItemRecord>;
  ImportedRaterLabels: ResolverTypeWrapper<Omit<ImportedRaterLabels, 'annotatorRun' | 'predictions' | 'items'> & { annotatorRun?: Maybe<ResolversTypes['AnnotatorRun']>, predictions: ReadonlyArray<ResolversTypes['Prediction']>, items: ReadonlyArray<ResolversTypes['RaterLabelItem']> }>;
  TrainingLeak: ResolverTypeWrapper<TrainingLeak>;
  MetricCase: ResolverTypeWrapper<MetricCaseRecord>;
  MetricCaseConnection: ResolverTypeWrapper<Omit<MetricCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['MetricCase']> }>;
  ExperimentQuestion: ExperimentQuestion;
  Experiment: ResolverTypeWrapper<ExperimentRecord>;
  Arm: ResolverTypeWrapper<ArmRecord>;
  SummaryPolicy: SummaryPolicy;
  SizeBin: ResolverTypeWrapper<SizeBin>;
  ComparisonCell: ResolverTypeWrapper<ComparisonCellRecord>;
  ClaimVerdict: ClaimVerdict;
  LabelledClaimFinding: ResolverTypeWrapper<LabelledClaimFinding>;
  ClaimReport: ResolverTypeWrapper<ClaimReport>;
  ComparisonTable: ResolverTypeWrapper<ComparisonTableRecord>;
  Comparison: ResolverTypeWrapper<ComparisonRecord>;
  PublishedCount: ResolverTypeWrapper<PublishedCount>;
  PublishedExclusion: ResolverTypeWrapper<PublishedExclusion>;
  PublishedMember: ResolverTypeWrapper<PublishedMember>;
  StatedCounts: ResolverTypeWrapper<StatedCounts>;
  PublishedStep: ResolverTypeWrapper<PublishedStep>;
  PublishedStudy: ResolverTypeWrapper<PublishedStudyRecord>;
  CohortSide: CohortSide;
  ReconciliationCause: ReconciliationCause;
  ReconciliationCase: ResolverTypeWrapper<ReconciliationCaseRecord>;
  ReconciliationCaseConnection: ResolverTypeWrapper<Omit<ReconciliationCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['ReconciliationCase']> }>;
  ReconciledCount: ResolverTypeWrapper<ReconciledCount>;
  ReconciliationRemainder: ResolverTypeWrapper<Omit<ReconciliationRemainder, 'candidates'> & { candidates: ReadonlyArray<ResolversTypes['ReconciliationCase']> }>;
  Reconciliation: ResolverTypeWrapper<ReconciliationRecord>;
  JobState: JobState;
  Job: ResolverTypeWrapper<JobRecord>;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Job']> }>;
  JobFilter: JobFilter;
  LedgerEvent: ResolverTypeWrapper<LedgerEventRecord>;
  LedgerEventConnection: ResolverTypeWrapper<Omit<LedgerEventConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['LedgerEvent']> }>;
  LedgerFilter: LedgerFilter;
  LedgerProblem: LedgerProblem;
  LedgerVerification: ResolverTypeWrapper<LedgerVerification>;
  ServerInfo: ResolverTypeWrapper<ServerInfo>;
  ImportLayout: ImportLayout;
  ImportItemKind: ImportItemKind;
  ImportOutcome: ImportOutcome;
  ImportReason: ImportReason;
  ImportRun: ResolverTypeWrapper<ImportRunRecord>;
  ImportCount: ResolverTypeWrapper<ImportCount>;
  ImportItem: ResolverTypeWrapper<ImportItemRecord>;
  ImportRunConnection: ResolverTypeWrapper<Omit<ImportRunConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['ImportRun']> }>;
  ImportItemConnection: ResolverTypeWrapper<Omit<ImportItemConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['ImportItem']> }>;
  ImportRunFilter: ImportRunFilter;
  ImportItemFilter: ImportItemFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  FileSource: FileSource;
  DicomImportInput: DicomImportInput;
  IdentifyingFinding: IdentifyingFinding;
  CreateDataSetInput: CreateDataSetInput;
  ImportVolumeInput: ImportVolumeInput;
  ImportDatasetInput: ImportDatasetInput;
  ClinicalTableInput: ClinicalTableInput;
  EligibilityInput: EligibilityInput;
  SourcePatientInput: SourcePatientInput;
  ImportAnnotationInput: ImportAnnotationInput;
  ImportLandmarksInput: ImportLandmarksInput;
  ImportTransformInput: ImportTransformInput;
  AdjustRegistrationInput: AdjustRegistrationInput;
  RegisterVolumesInput: RegisterVolumesInput;
  RegisterCohortInput: RegisterCohortInput;
  ClaimInput: ClaimInput;
  ShareClaimInput: ShareClaimInput;
  SumClaimInput: SumClaimInput;
  SumPartInput: SumPartInput;
  AlphaCorrection: AlphaCorrection;
  AlphaClaimInput: AlphaClaimInput;
  SmallestPClaimInput: SmallestPClaimInput;
  MeansClaimInput: MeansClaimInput;
  MeansPartInput: MeansPartInput;
  MissRateClaimInput: MissRateClaimInput;
  PositiveMeanClaimInput: PositiveMeanClaimInput;
  EffectSizeClaimInput: EffectSizeClaimInput;
  MeanAndSdInput: MeanAndSdInput;
  RatioClaimInput: RatioClaimInput;
  InclusionConditionInput: InclusionConditionInput;
  InclusionRuleInput: InclusionRuleInput;
  ReviewInput: ReviewInput;
  TransferLabelInput: TransferLabelInput;
  SliceLabelInput: SliceLabelInput;
  CreateSliceRuleInput: CreateSliceRuleInput;
  CreateFreezeInput: CreateFreezeInput;
  CreateTrainingSetInput: CreateTrainingSetInput;
  ImportModelInput: ImportModelInput;
  CreateAnnotatorRunInput: CreateAnnotatorRunInput;
  SliceIndexInput: SliceIndexInput;
  ImportResultsInput: ImportResultsInput;
  RaterLabelInput: RaterLabelInput;
  ImportRaterLabelsInput: ImportRaterLabelsInput;
  ImportTrainingInput: ImportTrainingInput;
  PredictInput: PredictInput;
  EvaluateInput: EvaluateInput;
  ArmInput: ArmInput;
  CreateExperimentInput: CreateExperimentInput;
  CreateComparisonInput: CreateComparisonInput;
  PublishedCountInput: PublishedCountInput;
  PublishedExclusionInput: PublishedExclusionInput;
  PublishedMemberInput: PublishedMemberInput;
  CreatePublishedStudyInput: CreatePublishedStudyInput;
  ExcludeInput: ExcludeInput;
  ReinstateInput: ReinstateInput;
  LinkPatientsInput: LinkPatientsInput;
  RegisterVolumesPayload: ResolverTypeWrapper<Omit<RegisterVolumesPayload, 'registration' | 'job'> & { registration: ResolversTypes['Registration'], job: ResolversTypes['Job'] }>;
  RegisterCohortPayload: ResolverTypeWrapper<Omit<RegisterCohortPayload, 'registrations' | 'exclusions'> & { registrations: ReadonlyArray<ResolversTypes['Registration']>, exclusions: ReadonlyArray<ResolversTypes['Exclusion']> }>;
  TransferLabelPayload: ResolverTypeWrapper<Omit<TransferLabelPayload, 'pseudoLabel' | 'job'> & { pseudoLabel: ResolversTypes['PseudoLabel'], job: ResolversTypes['Job'] }>;
  SliceLabelPayload: ResolverTypeWrapper<Omit<SliceLabelPayload, 'slicing' | 'job'> & { slicing: ResolversTypes['Slicing'], job: ResolversTypes['Job'] }>;
  CreateFreezePayload: ResolverTypeWrapper<Omit<CreateFreezePayload, 'freeze'> & { freeze: ResolversTypes['Freeze'] }>;
  PredictPayload: ResolverTypeWrapper<Omit<PredictPayload, 'predictions' | 'job'> & { predictions: ReadonlyArray<ResolversTypes['Prediction']>, job?: Maybe<ResolversTypes['Job']> }>;
  EvaluatePayload: ResolverTypeWrapper<Omit<EvaluatePayload, 'metricRun' | 'job'> & { metricRun: ResolversTypes['MetricRun'], job?: Maybe<ResolversTypes['Job']> }>;
  ApplyRulePayload: ResolverTypeWrapper<ApplyRulePayloadRecord>;
  ReviewPayload: ResolverTypeWrapper<Omit<ReviewPayload, 'review' | 'exclusion'> & { review: ResolversTypes['Review'], exclusion?: Maybe<ResolversTypes['Exclusion']> }>;
  RenderQcSheetPayload: ResolverTypeWrapper<Omit<RenderQcSheetPayload, 'registration' | 'job'> & { registration: ResolversTypes['Registration'], job: ResolversTypes['Job'] }>;
  ImportDatasetPayload: ResolverTypeWrapper<Omit<ImportDatasetPayload, 'run' | 'job'> & { run: ResolversTypes['ImportRun'], job: ResolversTypes['Job'] }>;
  CreateTokenPayload: ResolverTypeWrapper<CreateTokenPayload>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  FloatFilter: FloatFilter;
  Float: Scalars['Float']['output'];
  User: UserRecord;
  ID: Scalars['ID']['output'];
  ApiToken: ApiTokenRecord;
  Session: SessionRecord;
  Annotator: AnnotatorRecord;
  DataSet: DataSetRecord;
  Int: Scalars['Int']['output'];
  DataSetMember: DataSetMemberRecord;
  Patient: PatientRecord;
  PatientConnection: Omit<PatientConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Patient']> };
  PatientFilter: PatientFilter;
  StoredFile: StoredFileRecord;
  SourceFile: SourceFileRecord;
  Geometry: Geometry;
  Volume: VolumeRecord;
  VolumeConnection: Omit<VolumeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Volume']> };
  VolumeFilter: VolumeFilter;
  Annotation: AnnotationRecord;
  LandmarkSet: LandmarkSetRecord;
  Proportion: Proportion;
  Quartiles: Quartiles;
  RegistrationMethodSummary: RegistrationMethodSummaryRecord;
  PairedChange: PairedChange;
  ExcludedRegistrations: Omit<ExcludedRegistrations, 'reason'> & { reason: ResolversParentTypes['ExclusionReason'] };
  VerdictAgreement: VerdictAgreement;
  Registration: RegistrationRecord;
  RecordError: RecordError;
  RegistrationEvidence: RegistrationEvidenceRecord;
  DeformationEvidence: DeformationEvidence;
  RegistrationConnection: Omit<RegistrationConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Registration']> };
  RegistrationFilter: RegistrationFilter;
  Review: ReviewRecord;
  Kappa: KappaRecord;
  AgreementCell: AgreementCellRecord;
  ReaderPair: ReaderPairRecord;
  ReviewAgreement: ReviewAgreementRecord;
  GateCell: GateCellRecord;
  CheckAgainstReviews: CheckAgainstReviewsRecord;
  GateAgainstReviews: GateAgainstReviewsRecord;
  PseudoLabel: PseudoLabelRecord;
  PseudoLabelConnection: Omit<PseudoLabelConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['PseudoLabel']> };
  PseudoLabelFilter: PseudoLabelFilter;
  Slicing: SlicingRecord;
  Slice: SliceRecord;
  SliceConnection: Omit<SliceConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Slice']> };
  SliceFilter: SliceFilter;
  SliceRule: SliceRuleRecord;
  AreaThresholdCount: AreaThresholdCount;
  ExclusionReason: ExclusionReasonRecord;
  InclusionCondition: InclusionConditionRecord;
  InclusionRule: InclusionRuleRecord;
  RuleTally: RuleTally;
  RuleOutcomeTally: RuleOutcomeTally;
  RuleConditionTally: RuleConditionTally;
  RuleCase: RuleCaseRecord;
  RuleCaseConnection: Omit<RuleCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['RuleCase']> };
  RulePreview: RulePreviewRecord;
  Exclusion: ExclusionRecord;
  ExcludedAncestor: ExcludedAncestor;
  EffectiveExclusion: EffectiveExclusionRecord;
  ExclusionConnection: Omit<ExclusionConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Exclusion']> };
  ExclusionFilter: ExclusionFilter;
  LevelCounts: LevelCounts;
  LevelRates: LevelRates;
  FlowCase: FlowCaseRecord;
  FlowCaseConnection: Omit<FlowCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['FlowCase']> };
  ReasonCount: ReasonCountRecord;
  FlowNode: FlowNodeRecord;
  CohortFlow: CohortFlowRecord;
  Freeze: FreezeRecord;
  FreezeFold: FreezeFoldRecord;
  FreezeVerification: FreezeVerification;
  DamagedFile: DamagedFile;
  FreezeRuleDifference: FreezeRuleDifference;
  FreezeChangeGroup: FreezeChangeGroupRecord;
  FreezeChange: FreezeChangeRecord;
  FreezeChangeConnection: Omit<FreezeChangeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['FreezeChange']> };
  FreezeChanges: FreezeChangesRecord;
  FreezeDiff: FreezeDiffRecord;
  TrainingSet: TrainingSetRecord;
  Model: ModelRecord;
  AnnotatorRun: AnnotatorRunRecord;
  Prediction: PredictionRecord;
  MetricDefinition: MetricDefinitionRecord;
  MetricValue: MetricValueRecord;
  MetricRun: MetricRunRecord;
  ResultImport: ResultImportRecord;
  ResultViolation: ResultViolation;
  TrainingImport: TrainingImportRecord;
  TrainingSplit: TrainingSplit;
  RaterLabelItem: RaterLabelItemRecord;
  ImportedRaterLabels: Omit<ImportedRaterLabels, 'annotatorRun' | 'predictions' | 'items'> & { annotatorRun?: Maybe<ResolversParentTypes['AnnotatorRun']>, predictions: ReadonlyArray<ResolversParentTypes['Prediction']>, items: ReadonlyArray<ResolversParentTypes['RaterLabelItem']> };
  TrainingLeak: TrainingLeak;
  MetricCase: MetricCaseRecord;
  MetricCaseConnection: Omit<MetricCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['MetricCase']> };
  Experiment: ExperimentRecord;
  Arm: ArmRecord;
  SizeBin: SizeBin;
  ComparisonCell: ComparisonCellRecord;
  LabelledClaimFinding: LabelledClaimFinding;
  ClaimReport: ClaimReport;
  ComparisonTable: ComparisonTableRecord;
  Comparison: ComparisonRecord;
  PublishedCount: PublishedCount;
  PublishedExclusion: PublishedExclusion;
  PublishedMember: PublishedMember;
  StatedCounts: StatedCounts;
  PublishedStep: PublishedStep;
  PublishedStudy: PublishedStudyRecord;
  ReconciliationCase: ReconciliationCaseRecord;
  ReconciliationCaseConnection: Omit<ReconciliationCaseConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['ReconciliationCase']> };
  ReconciledCount: ReconciledCount;
  ReconciliationRemainder: Omit<ReconciliationRemainder, 'candidates'> & { candidates: ReadonlyArray<ResolversParentTypes['ReconciliationCase']> };
  Reconciliation: ReconciliationRecord;
  Job: JobRecord;
  JobConnection: Omit<JobConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Job']> };
  JobFilter: JobFilter;
  LedgerEvent: LedgerEventRecord;
  LedgerEventConnection: Omit<LedgerEventConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['LedgerEvent']> };
  LedgerFilter: LedgerFilter;
  LedgerVerification: LedgerVerification;
  ServerInfo: ServerInfo;
  ImportRun: ImportRunRecord;
  ImportCount: ImportCount;
  ImportItem: ImportItemRecord;
  ImportRunConnection: Omit<ImportRunConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['ImportRun']> };
  ImportItemConnection: Omit<ImportItemConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['ImportItem']> };
  ImportRunFilter: ImportRunFilter;
  ImportItemFilter: ImportItemFilter;
  Query: Record<PropertyKey, never>;
  FileSource: FileSource;
  DicomImportInput: DicomImportInput;
  CreateDataSetInput: CreateDataSetInput;
  ImportVolumeInput: ImportVolumeInput;
  ImportDatasetInput: ImportDatasetInput;
  ClinicalTableInput: ClinicalTableInput;
  EligibilityInput: EligibilityInput;
  SourcePatientInput: SourcePatientInput;
  ImportAnnotationInput: ImportAnnotationInput;
  ImportLandmarksInput: ImportLandmarksInput;
  ImportTransformInput: ImportTransformInput;
  AdjustRegistrationInput: AdjustRegistrationInput;
  RegisterVolumesInput: RegisterVolumesInput;
  RegisterCohortInput: RegisterCohortInput;
  ClaimInput: ClaimInput;
  ShareClaimInput: ShareClaimInput;
  SumClaimInput: SumClaimInput;
  SumPartInput: SumPartInput;
  AlphaClaimInput: AlphaClaimInput;
  SmallestPClaimInput: SmallestPClaimInput;
  MeansClaimInput: MeansClaimInput;
  MeansPartInput: MeansPartInput;
  MissRateClaimInput: MissRateClaimInput;
  PositiveMeanClaimInput: PositiveMeanClaimInput;
  EffectSizeClaimInput: EffectSizeClaimInput;
  MeanAndSdInput: MeanAndSdInput;
  RatioClaimInput: RatioClaimInput;
  InclusionConditionInput: InclusionConditionInput;
  InclusionRuleInput: InclusionRuleInput;
  ReviewInput: ReviewInput;
  TransferLabelInput: TransferLabelInput;
  SliceLabelInput: SliceLabelInput;
  CreateSliceRuleInput: CreateSliceRuleInput;
  CreateFreezeInput: CreateFreezeInput;
  CreateTrainingSetInput: CreateTrainingSetInput;
  ImportModelInput: ImportModelInput;
  CreateAnnotatorRunInput: CreateAnnotatorRunInput;
  SliceIndexInput: SliceIndexInput;
  ImportResultsInput: ImportResultsInput;
  RaterLabelInput: RaterLabelInput;
  ImportRaterLabelsInput: ImportRaterLabelsInput;
  ImportTrainingInput: ImportTrainingInput;
  PredictInput: PredictInput;
  EvaluateInput: EvaluateInput;
  ArmInput: ArmInput;
  CreateExperimentInput: CreateExperimentInput;
  CreateComparisonInput: CreateComparisonInput;
  PublishedCountInput: PublishedCountInput;
  PublishedExclusionInput: PublishedExclusionInput;
  PublishedMemberInput: PublishedMemberInput;
  CreatePublishedStudyInput: CreatePublishedStudyInput;
  ExcludeInput: ExcludeInput;
  ReinstateInput: ReinstateInput;
  LinkPatientsInput: LinkPatientsInput;
  RegisterVolumesPayload: Omit<RegisterVolumesPayload, 'registration' | 'job'> & { registration: ResolversParentTypes['Registration'], job: ResolversParentTypes['Job'] };
  RegisterCohortPayload: Omit<RegisterCohortPayload, 'registrations' | 'exclusions'> & { registrations: ReadonlyArray<ResolversParentTypes['Registration']>, exclusions: ReadonlyArray<ResolversParentTypes['Exclusion']> };
  TransferLabelPayload: Omit<TransferLabelPayload, 'pseudoLabel' | 'job'> & { pseudoLabel: ResolversParentTypes['PseudoLabel'], job: ResolversParentTypes['Job'] };
  SliceLabelPayload: Omit<SliceLabelPayload, 'slicing' | 'job'> & { slicing: ResolversParentTypes['Slicing'], job: ResolversParentTypes['Job'] };
  CreateFreezePayload: Omit<CreateFreezePayload, 'freeze'> & { freeze: ResolversParentTypes['Freeze'] };
  PredictPayload: Omit<PredictPayload, 'predictions' | 'job'> & { predictions: ReadonlyArray<ResolversParentTypes['Prediction']>, job?: Maybe<ResolversParentTypes['Job']> };
  EvaluatePayload: Omit<EvaluatePayload, 'metricRun' | 'job'> & { metricRun: ResolversParentTypes['MetricRun'], job?: Maybe<ResolversParentTypes['Job']> };
  ApplyRulePayload: ApplyRulePayloadRecord;
  ReviewPayload: Omit<ReviewPayload, 'review' | 'exclusion'> & { review: ResolversParentTypes['Review'], exclusion?: Maybe<ResolversParentTypes['Exclusion']> };
  RenderQcSheetPayload: Omit<RenderQcSheetPayload, 'registration' | 'job'> & { registration: ResolversParentTypes['Registration'], job: ResolversParentTypes['Job'] };
  ImportDatasetPayload: Omit<ImportDatasetPayload, 'run' | 'job'> & { run: ResolversParentTypes['ImportRun'], job: ResolversParentTypes['Job'] };
  CreateTokenPayload: CreateTokenPayload;
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
};

export type NeedsDirectiveArgs = {
  right: Right;
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  dataSetIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['Right']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  seesEveryDataSet?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dataSets?: Resolver<ReadonlyArray<ResolversTypes['DataSet']>, ParentType, ContextType>;
};

export type AnnotatorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Annotator'] = ResolversParentTypes['Annotator']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expertise?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataSetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataSet'] = ResolversParentTypes['DataSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['DataSetMember']>, ParentType, ContextType>;
  collection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  derivedFrom?: Resolver<ReadonlyArray<ResolversTypes['DataSet']>, ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['PatientConnection'], ParentType, ContextType, RequireFields<DataSetPatientsArgs, 'first'>>;
};

export type DataSetMemberResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataSetMember'] = ResolversParentTypes['DataSetMember']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type PatientResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pseudonym?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  histology?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataSet?: Resolver<ResolversTypes['DataSet'], ParentType, ContextType>;
  volumes?: Resolver<ReadonlyArray<ResolversTypes['Volume']>, ParentType, ContextType>;
  samePersonAs?: Resolver<ReadonlyArray<ResolversTypes['Patient']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type PatientConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PatientConnection'] = ResolversParentTypes['PatientConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Patient']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StoredFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StoredFile'] = ResolversParentTypes['StoredFile']> = {
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fileName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceFile'] = ResolversParentTypes['SourceFile']> = {
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kept?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GeometryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Geometry'] = ResolversParentTypes['Geometry']> = {
  size?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  spacingMm?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  originLps?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  direction?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type VolumeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Volume'] = ResolversParentTypes['Volume']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['Modality'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Sequence'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  procedureNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['VolumeFormat'], ParentType, ContextType>;
  geometry?: Resolver<ResolversTypes['Geometry'], ParentType, ContextType>;
  voxelType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['StoredFile'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceFile']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
  annotations?: Resolver<ReadonlyArray<ResolversTypes['Annotation']>, ParentType, ContextType>;
  registrations?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType>;
  pseudoLabels?: Resolver<ReadonlyArray<ResolversTypes['PseudoLabel']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  standingVerdict?: Resolver<Maybe<ResolversTypes['StandingVerdict']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  effectiveExclusions?: Resolver<ReadonlyArray<ResolversTypes['EffectiveExclusion']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type VolumeConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['VolumeConnection'] = ResolversParentTypes['VolumeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Volume']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AnnotationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Annotation'] = ResolversParentTypes['Annotation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  structure?: Resolver<ResolversTypes['Structure'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['AnnotationOrigin'], ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toolVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  annotator?: Resolver<Maybe<ResolversTypes['Annotator']>, ParentType, ContextType>;
  voxelCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumeMm3?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['StoredFile'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceFile']>, ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  standingVerdict?: Resolver<Maybe<ResolversTypes['StandingVerdict']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  effectiveExclusions?: Resolver<ReadonlyArray<ResolversTypes['EffectiveExclusion']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LandmarkSetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LandmarkSet'] = ResolversParentTypes['LandmarkSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  movingVolume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  fixedVolume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  initialMtreMm?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  movingLps?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  fixedLps?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
};

export type ProportionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Proportion'] = ResolversParentTypes['Proportion']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  upper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QuartilesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Quartiles'] = ResolversParentTypes['Quartiles']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  q1?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  median?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  q3?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  largest?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
};

export type RegistrationMethodSummaryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RegistrationMethodSummary'] = ResolversParentTypes['RegistrationMethodSummary']> = {
  method?: Resolver<ResolversTypes['RegistrationMethod'], ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelledCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  exclusionsByReason?: Resolver<ReadonlyArray<ResolversTypes['ExcludedRegistrations']>, ParentType, ContextType>;
  mtreTrackedMm?: Resolver<ResolversTypes['Quartiles'], ParentType, ContextType>;
  mtreRegisteredMm?: Resolver<ResolversTypes['Quartiles'], ParentType, ContextType>;
  mtreIsTrainingError?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  againstTrackedPose?: Resolver<Maybe<ResolversTypes['PairedChange']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Quartiles'], ParentType, ContextType>;
  wrong?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  betterByEvidence?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  silentFailures?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  verdicts?: Resolver<ResolversTypes['VerdictAgreement'], ParentType, ContextType>;
  registrations?: Resolver<ResolversTypes['RegistrationConnection'], ParentType, ContextType, RequireFields<RegistrationMethodSummaryRegistrationsArgs, 'first'>>;
};

export type PairedChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PairedChange'] = ResolversParentTypes['PairedChange']> = {
  volumeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  better?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  worse?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  equal?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  mtreChangeMm?: Resolver<ResolversTypes['Quartiles'], ParentType, ContextType>;
};

export type ExcludedRegistrationsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExcludedRegistrations'] = ResolversParentTypes['ExcludedRegistrations']> = {
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
};

export type VerdictAgreementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['VerdictAgreement'] = ResolversParentTypes['VerdictAgreement']> = {
  acceptedAndBetter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  acceptedNotBetter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedAndBetter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedNotBetter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unsureCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreviewedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  agreement?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
};

export type RegistrationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Registration'] = ResolversParentTypes['Registration']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RegistrationMethod'], ParentType, ContextType>;
  methodVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  fixedVolume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  movingVolumes?: Resolver<ReadonlyArray<ResolversTypes['Volume']>, ParentType, ContextType>;
  trackedMovingToFixedLps?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  movingToFixedLps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['RegistrationEvidence']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  standingVerdict?: Resolver<Maybe<ResolversTypes['StandingVerdict']>, ParentType, ContextType>;
  qcSheets?: Resolver<ReadonlyArray<ResolversTypes['StoredFile']>, ParentType, ContextType>;
  pseudoLabels?: Resolver<ReadonlyArray<ResolversTypes['PseudoLabel']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  effectiveExclusions?: Resolver<ReadonlyArray<ResolversTypes['EffectiveExclusion']>, ParentType, ContextType>;
  displacementField?: Resolver<Maybe<ResolversTypes['StoredFile']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Registration']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RecordErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordError'] = ResolversParentTypes['RecordError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegistrationEvidenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RegistrationEvidence'] = ResolversParentTypes['RegistrationEvidence']> = {
  similarityName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  similarityTracked?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  similarityRegistered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nullSimilarityMean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nullSimilaritySd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nullPoseCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restartCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restartsInBasin?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restartDispersionMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  overlapFraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tumourInConeFraction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  translationMm?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rotationDeg?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deformation?: Resolver<Maybe<ResolversTypes['DeformationEvidence']>, ParentType, ContextType>;
  secondModeGap?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  displacementTarget?: Resolver<Maybe<ResolversTypes['DisplacementTarget']>, ParentType, ContextType>;
  displacementMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  displacementUncertaintyMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  displacementRadius95Mm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  failureProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  evidenceModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  landmarkCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mtreTrackedMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mtreRegisteredMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  betterByEvidence?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recommendation?: Resolver<ResolversTypes['PoseRecommendation'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  evaluations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeformationEvidenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeformationEvidence'] = ResolversParentTypes['DeformationEvidence']> = {
  jacobianMinimum?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  jacobianMaximum?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deformationMedianMm?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deformationMaximumMm?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inverseResidualMm?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RegistrationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RegistrationConnection'] = ResolversParentTypes['RegistrationConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  reasonCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  blinded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  adjudicates?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shownFileHashes?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type KappaResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Kappa'] = ResolversParentTypes['Kappa']> = {
  state?: Resolver<ResolversTypes['AgreementState'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  upper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  observed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  subjectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AgreementCell'] = ResolversParentTypes['AgreementCell']> = {
  first?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  second?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subjectIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReaderPairResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReaderPair'] = ResolversParentTypes['ReaderPair']> = {
  first?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  second?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  kappa?: Resolver<ResolversTypes['Kappa'], ParentType, ContextType>;
  cells?: Resolver<ReadonlyArray<ResolversTypes['AgreementCell']>, ParentType, ContextType>;
};

export type ReviewAgreementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReviewAgreement'] = ResolversParentTypes['ReviewAgreement']> = {
  subjectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pairs?: Resolver<ReadonlyArray<ResolversTypes['ReaderPair']>, ParentType, ContextType>;
  all?: Resolver<ResolversTypes['Kappa'], ParentType, ContextType>;
};

export type GateCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GateCell'] = ResolversParentTypes['GateCell']> = {
  result?: Resolver<ResolversTypes['GateResult'], ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['StandingVerdict']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  registrations?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType>;
};

export type CheckAgainstReviewsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CheckAgainstReviews'] = ResolversParentTypes['CheckAgainstReviews']> = {
  check?: Resolver<ResolversTypes['GateCheck'], ParentType, ContextType>;
  sensitivity?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  specificity?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  passedYetRejected?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  cells?: Resolver<ReadonlyArray<ResolversTypes['GateCell']>, ParentType, ContextType>;
};

export type GateAgainstReviewsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GateAgainstReviews'] = ResolversParentTypes['GateAgainstReviews']> = {
  registrationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failureProbabilityLimit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckAgainstReviews']>, ParentType, ContextType>;
};

export type PseudoLabelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PseudoLabel'] = ResolversParentTypes['PseudoLabel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['TransferMethod'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  annotation?: Resolver<ResolversTypes['Annotation'], ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['StoredFile']>, ParentType, ContextType>;
  voxelCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  voxelsCropped?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumeMm3?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tumourInConeFraction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  standingVerdict?: Resolver<Maybe<ResolversTypes['StandingVerdict']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  effectiveExclusions?: Resolver<ReadonlyArray<ResolversTypes['EffectiveExclusion']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PseudoLabelConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PseudoLabelConnection'] = ResolversParentTypes['PseudoLabelConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PseudoLabel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SlicingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Slicing'] = ResolversParentTypes['Slicing']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  labelSource?: Resolver<ResolversTypes['LabelSource'], ParentType, ContextType>;
  annotation?: Resolver<Maybe<ResolversTypes['Annotation']>, ParentType, ContextType>;
  pseudoLabel?: Resolver<Maybe<ResolversTypes['PseudoLabel']>, ParentType, ContextType>;
  sliceCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slices?: Resolver<ResolversTypes['SliceConnection'], ParentType, ContextType, RequireFields<SlicingSlicesArgs, 'first'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
};

export type SliceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Slice'] = ResolversParentTypes['Slice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  axis?: Resolver<ResolversTypes['SliceAxis'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pixelCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areaMm2?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  slicing?: Resolver<ResolversTypes['Slicing'], ParentType, ContextType>;
  effectiveExclusions?: Resolver<ReadonlyArray<ResolversTypes['EffectiveExclusion']>, ParentType, ContextType>;
  pictureUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SliceConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SliceConnection'] = ResolversParentTypes['SliceConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Slice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SliceRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SliceRule'] = ResolversParentTypes['SliceRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  axes?: Resolver<ReadonlyArray<ResolversTypes['SliceAxis']>, ParentType, ContextType>;
  labelSources?: Resolver<ReadonlyArray<ResolversTypes['LabelSource']>, ParentType, ContextType>;
  minimumAreaMm2?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  displacementLimitMm?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AreaThresholdCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AreaThresholdCount'] = ResolversParentTypes['AreaThresholdCount']> = {
  minimumAreaMm2?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExclusionReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExclusionReason'] = ResolversParentTypes['ExclusionReason']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InclusionConditionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InclusionCondition'] = ResolversParentTypes['InclusionCondition']> = {
  measure?: Resolver<Maybe<ResolversTypes['InclusionMeasure']>, ParentType, ContextType>;
  clinicalColumn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  atLeast?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  oneOf?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InclusionRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InclusionRule'] = ResolversParentTypes['InclusionRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  subjectKind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['InclusionCondition']>, ParentType, ContextType>;
  whenMissing?: Resolver<ResolversTypes['MissingValue'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RuleTallyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleTally'] = ResolversParentTypes['RuleTally']> = {
  subjectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RuleOutcomeTallyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleOutcomeTally'] = ResolversParentTypes['RuleOutcomeTally']> = {
  outcome?: Resolver<ResolversTypes['RuleOutcome'], ParentType, ContextType>;
  tally?: Resolver<ResolversTypes['RuleTally'], ParentType, ContextType>;
};

export type RuleConditionTallyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleConditionTally'] = ResolversParentTypes['RuleConditionTally']> = {
  condition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failing?: Resolver<ResolversTypes['RuleTally'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['RuleTally'], ParentType, ContextType>;
};

export type RuleCaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleCase'] = ResolversParentTypes['RuleCase']> = {
  subjectKind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RuleOutcome'], ParentType, ContextType>;
  because?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  measuredValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  measuredText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RuleCaseConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleCaseConnection'] = ResolversParentTypes['RuleCaseConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RuleCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RulePreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RulePreview'] = ResolversParentTypes['RulePreview']> = {
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  subjectKind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  all?: Resolver<ResolversTypes['RuleTally'], ParentType, ContextType>;
  byOutcome?: Resolver<ReadonlyArray<ResolversTypes['RuleOutcomeTally']>, ParentType, ContextType>;
  byCondition?: Resolver<ReadonlyArray<ResolversTypes['RuleConditionTally']>, ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['RuleCaseConnection'], ParentType, ContextType, RequireFields<RulePreviewCasesArgs, 'first'>>;
};

export type ExclusionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Exclusion'] = ResolversParentTypes['Exclusion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectKind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['ExclusionDecision'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  ruleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ruleVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  measuredValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blinded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outcomesSeen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  review?: Resolver<Maybe<ResolversTypes['Review']>, ParentType, ContextType>;
  reinstates?: Resolver<Maybe<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ExcludedAncestorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExcludedAncestor'] = ResolversParentTypes['ExcludedAncestor']> = {
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type EffectiveExclusionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EffectiveExclusion'] = ResolversParentTypes['EffectiveExclusion']> = {
  exclusion?: Resolver<ResolversTypes['Exclusion'], ParentType, ContextType>;
  inheritedFrom?: Resolver<Maybe<ResolversTypes['ExcludedAncestor']>, ParentType, ContextType>;
};

export type ExclusionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExclusionConnection'] = ResolversParentTypes['ExclusionConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LevelCountsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LevelCounts'] = ResolversParentTypes['LevelCounts']> = {
  patients?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slices?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LevelRatesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LevelRates'] = ResolversParentTypes['LevelRates']> = {
  patients?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  volumes?: Resolver<ResolversTypes['Proportion'], ParentType, ContextType>;
  slices?: Resolver<Maybe<ResolversTypes['Proportion']>, ParentType, ContextType>;
};

export type FlowCaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FlowCase'] = ResolversParentTypes['FlowCase']> = {
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  slice?: Resolver<Maybe<ResolversTypes['Slice']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['LeavingCause'], ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type FlowCaseConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FlowCaseConnection'] = ResolversParentTypes['FlowCaseConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FlowCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReasonCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReasonCount'] = ResolversParentTypes['ReasonCount']> = {
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['LevelRates'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['FlowCaseConnection'], ParentType, ContextType, RequireFields<ReasonCountPatientsArgs, 'first'>>;
  volumes?: Resolver<ResolversTypes['FlowCaseConnection'], ParentType, ContextType, RequireFields<ReasonCountVolumesArgs, 'first'>>;
  slices?: Resolver<Maybe<ResolversTypes['FlowCaseConnection']>, ParentType, ContextType, RequireFields<ReasonCountSlicesArgs, 'first'>>;
};

export type FlowNodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FlowNode'] = ResolversParentTypes['FlowNode']> = {
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nIn?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
  excluded?: Resolver<ReadonlyArray<ResolversTypes['ReasonCount']>, ParentType, ContextType>;
  excludedTotal?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
  exclusionRate?: Resolver<ResolversTypes['LevelRates'], ParentType, ContextType>;
  nOut?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
};

export type CohortFlowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CohortFlow'] = ResolversParentTypes['CohortFlow']> = {
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ledgerSeq?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FlowNode']>, ParentType, ContextType>;
  svgUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FreezeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Freeze'] = ResolversParentTypes['Freeze']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sliceRule?: Resolver<ResolversTypes['SliceRule'], ParentType, ContextType>;
  foldCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  foldSeed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  folds?: Resolver<ReadonlyArray<ResolversTypes['FreezeFold']>, ParentType, ContextType>;
  slices?: Resolver<ResolversTypes['SliceConnection'], ParentType, ContextType, RequireFields<FreezeSlicesArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FreezeFoldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeFold'] = ResolversParentTypes['FreezeFold']> = {
  fold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patients?: Resolver<ReadonlyArray<ResolversTypes['Patient']>, ParentType, ContextType>;
  sliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FreezeVerificationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeVerification'] = ResolversParentTypes['FreezeVerification']> = {
  storedHash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  computedHash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  filesRead?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damagedFiles?: Resolver<ReadonlyArray<ResolversTypes['DamagedFile']>, ParentType, ContextType>;
};

export type DamagedFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DamagedFile'] = ResolversParentTypes['DamagedFile']> = {
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FreezeRuleDifferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeRuleDifference'] = ResolversParentTypes['FreezeRuleDifference']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  a?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FreezeChangeGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeChangeGroup'] = ResolversParentTypes['FreezeChangeGroup']> = {
  cause?: Resolver<ResolversTypes['FreezeChangeCause'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ExclusionReason']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
};

export type FreezeChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeChange'] = ResolversParentTypes['FreezeChange']> = {
  slice?: Resolver<ResolversTypes['Slice'], ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
  wholeVolume?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  wholePatient?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['FreezeChangeCause'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type FreezeChangeConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeChangeConnection'] = ResolversParentTypes['FreezeChangeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FreezeChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FreezeChangesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeChanges'] = ResolversParentTypes['FreezeChanges']> = {
  counts?: Resolver<ResolversTypes['LevelCounts'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['FreezeChangeGroup']>, ParentType, ContextType>;
  unexplainedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slices?: Resolver<ResolversTypes['FreezeChangeConnection'], ParentType, ContextType, RequireFields<FreezeChangesSlicesArgs, 'first'>>;
};

export type FreezeDiffResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FreezeDiff'] = ResolversParentTypes['FreezeDiff']> = {
  a?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  ruleDifferences?: Resolver<ReadonlyArray<ResolversTypes['FreezeRuleDifference']>, ParentType, ContextType>;
  keptSliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  relabelledSliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['FreezeChanges'], ParentType, ContextType>;
  added?: Resolver<ResolversTypes['FreezeChanges'], ParentType, ContextType>;
};

export type TrainingSetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingSet'] = ResolversParentTypes['TrainingSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  labelSources?: Resolver<ReadonlyArray<ResolversTypes['LabelSource']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  architecture?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trainer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trainingSet?: Resolver<Maybe<ResolversTypes['TrainingSet']>, ParentType, ContextType>;
  labelSources?: Resolver<ReadonlyArray<ResolversTypes['LabelSource']>, ParentType, ContextType>;
  minimumAreaMm2?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  inferenceSpec?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['StoredFile'], ParentType, ContextType>;
};

export type AnnotatorRunResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AnnotatorRun'] = ResolversParentTypes['AnnotatorRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AnnotatorRunKind'], ParentType, ContextType>;
  annotator?: Resolver<Maybe<ResolversTypes['Annotator']>, ParentType, ContextType>;
  registrationMethod?: Resolver<Maybe<ResolversTypes['RegistrationMethod']>, ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PredictionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Prediction'] = ResolversParentTypes['Prediction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PredictionState'], ParentType, ContextType>;
  missingReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  annotatorRun?: Resolver<Maybe<ResolversTypes['AnnotatorRun']>, ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
  axis?: Resolver<Maybe<ResolversTypes['SliceAxis']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['StoredFile']>, ParentType, ContextType>;
  annotation?: Resolver<Maybe<ResolversTypes['Annotation']>, ParentType, ContextType>;
  pseudoLabel?: Resolver<Maybe<ResolversTypes['PseudoLabel']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MetricDefinitionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricDefinition'] = ResolversParentTypes['MetricDefinition']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  convention?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  spacingRule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emptyRule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emptyPredictionCountsAs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  higherIsBetter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MetricValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricValue'] = ResolversParentTypes['MetricValue']> = {
  definition?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MetricState'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricRunResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricRun'] = ResolversParentTypes['MetricRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  annotatorRun?: Resolver<Maybe<ResolversTypes['AnnotatorRun']>, ParentType, ContextType>;
  definitions?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  sliceCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  missingCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['MetricCaseConnection'], ParentType, ContextType, RequireFields<MetricRunCasesArgs, 'first'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
  resultImport?: Resolver<Maybe<ResolversTypes['ResultImport']>, ParentType, ContextType>;
};

export type ResultImportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResultImport'] = ResolversParentTypes['ResultImport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metricRun?: Resolver<ResolversTypes['MetricRun'], ParentType, ContextType>;
  tool?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toolVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['StoredFile'], ParentType, ContextType>;
  caseCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownCases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  violationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  violations?: Resolver<ReadonlyArray<ResolversTypes['ResultViolation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ResultViolationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResultViolation'] = ResolversParentTypes['ResultViolation']> = {
  caseName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identity?: Resolver<ResolversTypes['ResultIdentity'], ParentType, ContextType>;
  stated?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TrainingImportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingImport'] = ResolversParentTypes['TrainingImport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  plans?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  splits?: Resolver<ReadonlyArray<ResolversTypes['TrainingSplit']>, ParentType, ContextType>;
  leaks?: Resolver<ReadonlyArray<ResolversTypes['TrainingLeak']>, ParentType, ContextType>;
  unknownCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownCases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  missingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TrainingSplitResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingSplit'] = ResolversParentTypes['TrainingSplit']> = {
  split?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  trainCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  trainPatientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validationPatientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RaterLabelItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RaterLabelItem'] = ResolversParentTypes['RaterLabelItem']> = {
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matchedBy?: Resolver<Maybe<ResolversTypes['LabelMatch']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  annotation?: Resolver<Maybe<ResolversTypes['Annotation']>, ParentType, ContextType>;
  already?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  largestValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
};

export type ImportedRaterLabelsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportedRaterLabels'] = ResolversParentTypes['ImportedRaterLabels']> = {
  annotatorRun?: Resolver<Maybe<ResolversTypes['AnnotatorRun']>, ParentType, ContextType>;
  predictions?: Resolver<ReadonlyArray<ResolversTypes['Prediction']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['RaterLabelItem']>, ParentType, ContextType>;
};

export type TrainingLeakResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingLeak'] = ResolversParentTypes['TrainingLeak']> = {
  split?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patients?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MetricCaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricCase'] = ResolversParentTypes['MetricCase']> = {
  slice?: Resolver<ResolversTypes['Slice'], ParentType, ContextType>;
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
  areaMm2?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  referencePixels?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  predictedPixels?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  prediction?: Resolver<Maybe<ResolversTypes['Prediction']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['MetricValue']>, ParentType, ContextType>;
  pictureUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetricCaseConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricCaseConnection'] = ResolversParentTypes['MetricCaseConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MetricCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExperimentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Experiment'] = ResolversParentTypes['Experiment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['ExperimentQuestion'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  arms?: Resolver<ReadonlyArray<ResolversTypes['Arm']>, ParentType, ContextType>;
  comparisons?: Resolver<ReadonlyArray<ResolversTypes['Comparison']>, ParentType, ContextType>;
};

export type ArmResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Arm'] = ResolversParentTypes['Arm']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  annotatorRun?: Resolver<Maybe<ResolversTypes['AnnotatorRun']>, ParentType, ContextType>;
  minimumAreaMm2?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  labelSources?: Resolver<ReadonlyArray<ResolversTypes['LabelSource']>, ParentType, ContextType>;
  metricRun?: Resolver<Maybe<ResolversTypes['MetricRun']>, ParentType, ContextType>;
};

export type SizeBinResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SizeBin'] = ResolversParentTypes['SizeBin']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fromMm2?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  toMm2?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ComparisonCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComparisonCell'] = ResolversParentTypes['ComparisonCell']> = {
  arm?: Resolver<ResolversTypes['Arm'], ParentType, ContextType>;
  sizeBin?: Resolver<ResolversTypes['SizeBin'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sdPopulation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sdSample?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nDefined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nMissing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nPatients?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['MetricCaseConnection'], ParentType, ContextType, RequireFields<ComparisonCellCasesArgs, 'first'>>;
};

export type LabelledClaimFindingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LabelledClaimFinding'] = ResolversParentTypes['LabelledClaimFinding']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ClaimVerdict'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClaimReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ClaimReport'] = ResolversParentTypes['ClaimReport']> = {
  findings?: Resolver<ReadonlyArray<ResolversTypes['LabelledClaimFinding']>, ParentType, ContextType>;
  heldCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contradictedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undecidedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ComparisonTableResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComparisonTable'] = ResolversParentTypes['ComparisonTable']> = {
  experiment?: Resolver<ResolversTypes['Experiment'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['SummaryPolicy'], ParentType, ContextType>;
  sizeBins?: Resolver<ReadonlyArray<ResolversTypes['SizeBin']>, ParentType, ContextType>;
  definitions?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  cells?: Resolver<ReadonlyArray<ResolversTypes['ComparisonCell']>, ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  experiment?: Resolver<ResolversTypes['Experiment'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['SummaryPolicy'], ParentType, ContextType>;
  metricRuns?: Resolver<ReadonlyArray<ResolversTypes['MetricRun']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PublishedCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishedCount'] = ResolversParentTypes['PublishedCount']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slices?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PublishedExclusionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishedExclusion'] = ResolversParentTypes['PublishedExclusion']> = {
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasonCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pseudonym?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PublishedMemberResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishedMember'] = ResolversParentTypes['PublishedMember']> = {
  pseudonym?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StatedCountsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StatedCounts'] = ResolversParentTypes['StatedCounts']> = {
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slices?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PublishedStepResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishedStep'] = ResolversParentTypes['PublishedStep']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  nIn?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
  nOut?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['PublishedExclusion']>, ParentType, ContextType>;
  unexplained?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
};

export type PublishedStudyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishedStudy'] = ResolversParentTypes['PublishedStudy']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['PublishedCount']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['PublishedExclusion']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['PublishedMember']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PublishedStep']>, ParentType, ContextType>;
  claimReport?: Resolver<ResolversTypes['ClaimReport'], ParentType, ContextType>;
  svgUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReconciliationCaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReconciliationCase'] = ResolversParentTypes['ReconciliationCase']> = {
  side?: Resolver<ResolversTypes['CohortSide'], ParentType, ContextType>;
  pseudonym?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  volumeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['ReconciliationCause'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type ReconciliationCaseConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReconciliationCaseConnection'] = ResolversParentTypes['ReconciliationCaseConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReconciledCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReconciledCount'] = ResolversParentTypes['ReconciledCount']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  ours?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
  theirs?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['StatedCounts'], ParentType, ContextType>;
};

export type ReconciliationRemainderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReconciliationRemainder'] = ResolversParentTypes['ReconciliationRemainder']> = {
  level?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explained?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unexplained?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationCase']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  study?: Resolver<ResolversTypes['PublishedStudy'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['ReconciledCount']>, ParentType, ContextType>;
  membersKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  bothPatients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  bothVolumes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['ReconciliationCaseConnection'], ParentType, ContextType, RequireFields<ReconciliationCasesArgs, 'first'>>;
  remainders?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationRemainder']>, ParentType, ContextType>;
};

export type JobResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  progressNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxAttempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  skipReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  cpuMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Job']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEvent'] = ResolversParentTypes['LedgerEvent']> = {
  seq?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  entityVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  prevHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LedgerEventConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEventConnection'] = ResolversParentTypes['LedgerEventConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LedgerEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerVerificationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerVerification'] = ResolversParentTypes['LedgerVerification']> = {
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  eventCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstBrokenSeq?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['LedgerProblem']>, ParentType, ContextType>;
  headHash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ServerInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ServerInfo'] = ResolversParentTypes['ServerInfo']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deviceReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  embeddedDatabase?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  workerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportRunResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportRun'] = ResolversParentTypes['ImportRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dataSet?: Resolver<Maybe<ResolversTypes['DataSet']>, ParentType, ContextType>;
  dataSetName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  layout?: Resolver<ResolversTypes['ImportLayout'], ParentType, ContextType>;
  layoutVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasonsVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rootLabel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RecordError']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['ImportCount']>, ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ImportItemConnection'], ParentType, ContextType, RequireFields<ImportRunItemsArgs, 'first'>>;
};

export type ImportCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportCount'] = ResolversParentTypes['ImportCount']> = {
  kind?: Resolver<ResolversTypes['ImportItemKind'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ImportReason']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportItem'] = ResolversParentTypes['ImportItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ImportItemKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ImportReason']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  annotation?: Resolver<Maybe<ResolversTypes['Annotation']>, ParentType, ContextType>;
  landmarkSet?: Resolver<Maybe<ResolversTypes['LandmarkSet']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ImportRunConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportRunConnection'] = ResolversParentTypes['ImportRunConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ImportRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportItemConnection'] = ResolversParentTypes['ImportItemConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ImportItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  server?: Resolver<ResolversTypes['ServerInfo'], ParentType, ContextType>;
  me?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  tokens?: Resolver<ReadonlyArray<ResolversTypes['ApiToken']>, ParentType, ContextType, Partial<QueryTokensArgs>>;
  dataSets?: Resolver<ReadonlyArray<ResolversTypes['DataSet']>, ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['PatientConnection'], ParentType, ContextType, RequireFields<QueryPatientsArgs, 'first'>>;
  patient?: Resolver<ResolversTypes['Patient'], ParentType, ContextType, RequireFields<QueryPatientArgs, 'id'>>;
  volumes?: Resolver<ResolversTypes['VolumeConnection'], ParentType, ContextType, RequireFields<QueryVolumesArgs, 'first'>>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType, RequireFields<QueryVolumeArgs, 'id'>>;
  landmarkSets?: Resolver<ReadonlyArray<ResolversTypes['LandmarkSet']>, ParentType, ContextType, RequireFields<QueryLandmarkSetsArgs, 'fixedVolumeId'>>;
  registrations?: Resolver<ResolversTypes['RegistrationConnection'], ParentType, ContextType, RequireFields<QueryRegistrationsArgs, 'first'>>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType, RequireFields<QueryRegistrationArgs, 'id'>>;
  pseudoLabels?: Resolver<ResolversTypes['PseudoLabelConnection'], ParentType, ContextType, RequireFields<QueryPseudoLabelsArgs, 'first'>>;
  pseudoLabel?: Resolver<ResolversTypes['PseudoLabel'], ParentType, ContextType, RequireFields<QueryPseudoLabelArgs, 'id'>>;
  slicing?: Resolver<ResolversTypes['Slicing'], ParentType, ContextType, RequireFields<QuerySlicingArgs, 'id'>>;
  slice?: Resolver<ResolversTypes['Slice'], ParentType, ContextType, RequireFields<QuerySliceArgs, 'id'>>;
  sliceRules?: Resolver<ReadonlyArray<ResolversTypes['SliceRule']>, ParentType, ContextType>;
  areaThresholdCounts?: Resolver<ReadonlyArray<ResolversTypes['AreaThresholdCount']>, ParentType, ContextType, RequireFields<QueryAreaThresholdCountsArgs, 'labelSource' | 'minimumAreasMm2'>>;
  inclusionRules?: Resolver<ReadonlyArray<ResolversTypes['InclusionRule']>, ParentType, ContextType>;
  previewRule?: Resolver<ResolversTypes['RulePreview'], ParentType, ContextType, RequireFields<QueryPreviewRuleArgs, 'dataSetId'>>;
  reviewAgreement?: Resolver<ResolversTypes['ReviewAgreement'], ParentType, ContextType, RequireFields<QueryReviewAgreementArgs, 'dataSetId' | 'subjectKind'>>;
  gateAgainstReviews?: Resolver<ResolversTypes['GateAgainstReviews'], ParentType, ContextType, RequireFields<QueryGateAgainstReviewsArgs, 'dataSetId' | 'method' | 'failureProbabilityLimit'>>;
  exclusionReasons?: Resolver<ReadonlyArray<ResolversTypes['ExclusionReason']>, ParentType, ContextType>;
  exclusions?: Resolver<ResolversTypes['ExclusionConnection'], ParentType, ContextType, RequireFields<QueryExclusionsArgs, 'first'>>;
  cohortFlow?: Resolver<ResolversTypes['CohortFlow'], ParentType, ContextType, Partial<QueryCohortFlowArgs>>;
  freezes?: Resolver<ReadonlyArray<ResolversTypes['Freeze']>, ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType, RequireFields<QueryFreezeArgs, 'id'>>;
  verifyFreeze?: Resolver<ResolversTypes['FreezeVerification'], ParentType, ContextType, RequireFields<QueryVerifyFreezeArgs, 'id' | 'files'>>;
  diffFreezes?: Resolver<ResolversTypes['FreezeDiff'], ParentType, ContextType, RequireFields<QueryDiffFreezesArgs, 'a' | 'b'>>;
  publishedStudies?: Resolver<ReadonlyArray<ResolversTypes['PublishedStudy']>, ParentType, ContextType>;
  publishedStudy?: Resolver<ResolversTypes['PublishedStudy'], ParentType, ContextType, RequireFields<QueryPublishedStudyArgs, 'id'>>;
  reconcile?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType, RequireFields<QueryReconcileArgs, 'studyId'>>;
  trainingSets?: Resolver<ReadonlyArray<ResolversTypes['TrainingSet']>, ParentType, ContextType>;
  models?: Resolver<ReadonlyArray<ResolversTypes['Model']>, ParentType, ContextType>;
  annotatorRuns?: Resolver<ReadonlyArray<ResolversTypes['AnnotatorRun']>, ParentType, ContextType>;
  predictions?: Resolver<ReadonlyArray<ResolversTypes['Prediction']>, ParentType, ContextType, Partial<QueryPredictionsArgs>>;
  metricDefinitions?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  trainingImports?: Resolver<ReadonlyArray<ResolversTypes['TrainingImport']>, ParentType, ContextType, Partial<QueryTrainingImportsArgs>>;
  metricRuns?: Resolver<ReadonlyArray<ResolversTypes['MetricRun']>, ParentType, ContextType, RequireFields<QueryMetricRunsArgs, 'freezeId'>>;
  metricRun?: Resolver<ResolversTypes['MetricRun'], ParentType, ContextType, RequireFields<QueryMetricRunArgs, 'id'>>;
  experiments?: Resolver<ReadonlyArray<ResolversTypes['Experiment']>, ParentType, ContextType>;
  experiment?: Resolver<ResolversTypes['Experiment'], ParentType, ContextType, RequireFields<QueryExperimentArgs, 'id'>>;
  comparisonTable?: Resolver<ResolversTypes['ComparisonTable'], ParentType, ContextType, RequireFields<QueryComparisonTableArgs, 'experimentId' | 'policy'>>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType, RequireFields<QueryComparisonArgs, 'id'>>;
  compareRegistrationMethods?: Resolver<ReadonlyArray<ResolversTypes['RegistrationMethodSummary']>, ParentType, ContextType, RequireFields<QueryCompareRegistrationMethodsArgs, 'dataSetId'>>;
  checkClaims?: Resolver<ResolversTypes['ClaimReport'], ParentType, ContextType, RequireFields<QueryCheckClaimsArgs, 'claims'>>;
  importRuns?: Resolver<ResolversTypes['ImportRunConnection'], ParentType, ContextType, RequireFields<QueryImportRunsArgs, 'first'>>;
  importRun?: Resolver<ResolversTypes['ImportRun'], ParentType, ContextType, RequireFields<QueryImportRunArgs, 'id'>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, RequireFields<QueryJobsArgs, 'first'>>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  ledger?: Resolver<ResolversTypes['LedgerEventConnection'], ParentType, ContextType, RequireFields<QueryLedgerArgs, 'first'>>;
  verifyLedger?: Resolver<ResolversTypes['LedgerVerification'], ParentType, ContextType>;
};

export type RegisterVolumesPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RegisterVolumesPayload'] = ResolversParentTypes['RegisterVolumesPayload']> = {
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type RegisterCohortPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RegisterCohortPayload'] = ResolversParentTypes['RegisterCohortPayload']> = {
  registrations?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType>;
  exclusions?: Resolver<ReadonlyArray<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type TransferLabelPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TransferLabelPayload'] = ResolversParentTypes['TransferLabelPayload']> = {
  pseudoLabel?: Resolver<ResolversTypes['PseudoLabel'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type SliceLabelPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SliceLabelPayload'] = ResolversParentTypes['SliceLabelPayload']> = {
  slicing?: Resolver<ResolversTypes['Slicing'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type CreateFreezePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateFreezePayload'] = ResolversParentTypes['CreateFreezePayload']> = {
  freeze?: Resolver<ResolversTypes['Freeze'], ParentType, ContextType>;
  excludedSliceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PredictPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PredictPayload'] = ResolversParentTypes['PredictPayload']> = {
  predictions?: Resolver<ReadonlyArray<ResolversTypes['Prediction']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type EvaluatePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EvaluatePayload'] = ResolversParentTypes['EvaluatePayload']> = {
  metricRun?: Resolver<ResolversTypes['MetricRun'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type ApplyRulePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApplyRulePayload'] = ResolversParentTypes['ApplyRulePayload']> = {
  rule?: Resolver<ResolversTypes['InclusionRule'], ParentType, ContextType>;
  excludedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  preview?: Resolver<ResolversTypes['RulePreview'], ParentType, ContextType>;
};

export type ReviewPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReviewPayload'] = ResolversParentTypes['ReviewPayload']> = {
  review?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
  standingVerdict?: Resolver<ResolversTypes['StandingVerdict'], ParentType, ContextType>;
  exclusion?: Resolver<Maybe<ResolversTypes['Exclusion']>, ParentType, ContextType>;
};

export type RenderQcSheetPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RenderQcSheetPayload'] = ResolversParentTypes['RenderQcSheetPayload']> = {
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type ImportDatasetPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportDatasetPayload'] = ResolversParentTypes['ImportDatasetPayload']> = {
  run?: Resolver<ResolversTypes['ImportRun'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type CreateTokenPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateTokenPayload'] = ResolversParentTypes['CreateTokenPayload']> = {
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createDataSet?: Resolver<ResolversTypes['DataSet'], ParentType, ContextType, RequireFields<MutationCreateDataSetArgs, 'input'>>;
  linkPatients?: Resolver<ResolversTypes['Patient'], ParentType, ContextType, RequireFields<MutationLinkPatientsArgs, 'input'>>;
  importVolume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType, RequireFields<MutationImportVolumeArgs, 'input'>>;
  importAnnotation?: Resolver<ResolversTypes['Annotation'], ParentType, ContextType, RequireFields<MutationImportAnnotationArgs, 'input'>>;
  importLandmarks?: Resolver<ResolversTypes['LandmarkSet'], ParentType, ContextType, RequireFields<MutationImportLandmarksArgs, 'input'>>;
  importDataset?: Resolver<ResolversTypes['ImportDatasetPayload'], ParentType, ContextType, RequireFields<MutationImportDatasetArgs, 'input'>>;
  importTransform?: Resolver<ResolversTypes['RegisterVolumesPayload'], ParentType, ContextType, RequireFields<MutationImportTransformArgs, 'input'>>;
  registerVolumes?: Resolver<ResolversTypes['RegisterVolumesPayload'], ParentType, ContextType, RequireFields<MutationRegisterVolumesArgs, 'input'>>;
  registerCohort?: Resolver<ResolversTypes['RegisterCohortPayload'], ParentType, ContextType, RequireFields<MutationRegisterCohortArgs, 'input'>>;
  renderQcSheet?: Resolver<ResolversTypes['RenderQcSheetPayload'], ParentType, ContextType, RequireFields<MutationRenderQcSheetArgs, 'registrationId'>>;
  adjustRegistration?: Resolver<ResolversTypes['RegisterVolumesPayload'], ParentType, ContextType, RequireFields<MutationAdjustRegistrationArgs, 'input'>>;
  review?: Resolver<ResolversTypes['ReviewPayload'], ParentType, ContextType, RequireFields<MutationReviewArgs, 'input'>>;
  transferLabel?: Resolver<ResolversTypes['TransferLabelPayload'], ParentType, ContextType, RequireFields<MutationTransferLabelArgs, 'input'>>;
  sliceLabel?: Resolver<ResolversTypes['SliceLabelPayload'], ParentType, ContextType, RequireFields<MutationSliceLabelArgs, 'input'>>;
  createSliceRule?: Resolver<ResolversTypes['SliceRule'], ParentType, ContextType, RequireFields<MutationCreateSliceRuleArgs, 'input'>>;
  createFreeze?: Resolver<ResolversTypes['CreateFreezePayload'], ParentType, ContextType, RequireFields<MutationCreateFreezeArgs, 'input'>>;
  createTrainingSet?: Resolver<ResolversTypes['TrainingSet'], ParentType, ContextType, RequireFields<MutationCreateTrainingSetArgs, 'input'>>;
  importModel?: Resolver<ResolversTypes['Model'], ParentType, ContextType, RequireFields<MutationImportModelArgs, 'input'>>;
  createAnnotatorRun?: Resolver<ResolversTypes['AnnotatorRun'], ParentType, ContextType, RequireFields<MutationCreateAnnotatorRunArgs, 'input'>>;
  predict?: Resolver<ResolversTypes['PredictPayload'], ParentType, ContextType, RequireFields<MutationPredictArgs, 'input'>>;
  importResults?: Resolver<ResolversTypes['ResultImport'], ParentType, ContextType, RequireFields<MutationImportResultsArgs, 'input'>>;
  importRaterLabels?: Resolver<ResolversTypes['ImportedRaterLabels'], ParentType, ContextType, RequireFields<MutationImportRaterLabelsArgs, 'input'>>;
  importTraining?: Resolver<ResolversTypes['TrainingImport'], ParentType, ContextType, RequireFields<MutationImportTrainingArgs, 'input'>>;
  evaluate?: Resolver<ResolversTypes['EvaluatePayload'], ParentType, ContextType, RequireFields<MutationEvaluateArgs, 'input'>>;
  createExperiment?: Resolver<ResolversTypes['Experiment'], ParentType, ContextType, RequireFields<MutationCreateExperimentArgs, 'input'>>;
  createComparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType, RequireFields<MutationCreateComparisonArgs, 'input'>>;
  createInclusionRule?: Resolver<ResolversTypes['InclusionRule'], ParentType, ContextType, RequireFields<MutationCreateInclusionRuleArgs, 'input'>>;
  applyRule?: Resolver<ResolversTypes['ApplyRulePayload'], ParentType, ContextType, RequireFields<MutationApplyRuleArgs, 'ruleId' | 'dataSetId'>>;
  createPublishedStudy?: Resolver<ResolversTypes['PublishedStudy'], ParentType, ContextType, RequireFields<MutationCreatePublishedStudyArgs, 'input'>>;
  exclude?: Resolver<ResolversTypes['Exclusion'], ParentType, ContextType, RequireFields<MutationExcludeArgs, 'input'>>;
  reinstate?: Resolver<ResolversTypes['Exclusion'], ParentType, ContextType, RequireFields<MutationReinstateArgs, 'input'>>;
  cancelJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationCancelJobArgs, 'id'>>;
  createUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationCreateUserArgs, 'name' | 'role'>>;
  setUserRole?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationSetUserRoleArgs, 'userId' | 'role' | 'reason'>>;
  disableUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationDisableUserArgs, 'userId' | 'reason'>>;
  enableUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationEnableUserArgs, 'userId' | 'reason'>>;
  createToken?: Resolver<ResolversTypes['CreateTokenPayload'], ParentType, ContextType, RequireFields<MutationCreateTokenArgs, 'userId' | 'name'>>;
  revokeToken?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRevokeTokenArgs, 'tokenId'>>;
  setVisibility?: Resolver<ResolversTypes['DataSet'], ParentType, ContextType, RequireFields<MutationSetVisibilityArgs, 'dataSetId' | 'visibility' | 'reason'>>;
  addMember?: Resolver<ResolversTypes['DataSetMember'], ParentType, ContextType, RequireFields<MutationAddMemberArgs, 'dataSetId' | 'userId'>>;
  removeMember?: Resolver<ResolversTypes['DataSetMember'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'dataSetId' | 'userId' | 'reason'>>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  jobProgress?: SubscriptionResolver<ResolversTypes['Job'], "jobProgress", ParentType, ContextType, RequireFields<SubscriptionJobProgressArgs, 'id'>>;
};

export type Resolvers<ContextType = RequestContext> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  Annotator?: AnnotatorResolvers<ContextType>;
  DataSet?: DataSetResolvers<ContextType>;
  DataSetMember?: DataSetMemberResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  PatientConnection?: PatientConnectionResolvers<ContextType>;
  StoredFile?: StoredFileResolvers<ContextType>;
  SourceFile?: SourceFileResolvers<ContextType>;
  Geometry?: GeometryResolvers<ContextType>;
  Volume?: VolumeResolvers<ContextType>;
  VolumeConnection?: VolumeConnectionResolvers<ContextType>;
  Annotation?: AnnotationResolvers<ContextType>;
  LandmarkSet?: LandmarkSetResolvers<ContextType>;
  Proportion?: ProportionResolvers<ContextType>;
  Quartiles?: QuartilesResolvers<ContextType>;
  RegistrationMethodSummary?: RegistrationMethodSummaryResolvers<ContextType>;
  PairedChange?: PairedChangeResolvers<ContextType>;
  ExcludedRegistrations?: ExcludedRegistrationsResolvers<ContextType>;
  VerdictAgreement?: VerdictAgreementResolvers<ContextType>;
  Registration?: RegistrationResolvers<ContextType>;
  RecordError?: RecordErrorResolvers<ContextType>;
  RegistrationEvidence?: RegistrationEvidenceResolvers<ContextType>;
  DeformationEvidence?: DeformationEvidenceResolvers<ContextType>;
  RegistrationConnection?: RegistrationConnectionResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  Kappa?: KappaResolvers<ContextType>;
  AgreementCell?: AgreementCellResolvers<ContextType>;
  ReaderPair?: ReaderPairResolvers<ContextType>;
  ReviewAgreement?: ReviewAgreementResolvers<ContextType>;
  GateCell?: GateCellResolvers<ContextType>;
  CheckAgainstReviews?: CheckAgainstReviewsResolvers<ContextType>;
  GateAgainstReviews?: GateAgainstReviewsResolvers<ContextType>;
  PseudoLabel?: PseudoLabelResolvers<ContextType>;
  PseudoLabelConnection?: PseudoLabelConnectionResolvers<ContextType>;
  Slicing?: SlicingResolvers<ContextType>;
  Slice?: SliceResolvers<ContextType>;
  SliceConnection?: SliceConnectionResolvers<ContextType>;
  SliceRule?: SliceRuleResolvers<ContextType>;
  AreaThresholdCount?: AreaThresholdCountResolvers<ContextType>;
  ExclusionReason?: ExclusionReasonResolvers<ContextType>;
  InclusionCondition?: InclusionConditionResolvers<ContextType>;
  InclusionRule?: InclusionRuleResolvers<ContextType>;
  RuleTally?: RuleTallyResolvers<ContextType>;
  RuleOutcomeTally?: RuleOutcomeTallyResolvers<ContextType>;
  RuleConditionTally?: RuleConditionTallyResolvers<ContextType>;
  RuleCase?: RuleCaseResolvers<ContextType>;
  RuleCaseConnection?: RuleCaseConnectionResolvers<ContextType>;
  RulePreview?: RulePreviewResolvers<ContextType>;
  Exclusion?: ExclusionResolvers<ContextType>;
  ExcludedAncestor?: ExcludedAncestorResolvers<ContextType>;
  EffectiveExclusion?: EffectiveExclusionResolvers<ContextType>;
  ExclusionConnection?: ExclusionConnectionResolvers<ContextType>;
  LevelCounts?: LevelCountsResolvers<ContextType>;
  LevelRates?: LevelRatesResolvers<ContextType>;
  FlowCase?: FlowCaseResolvers<ContextType>;
  FlowCaseConnection?: FlowCaseConnectionResolvers<ContextType>;
  ReasonCount?: ReasonCountResolvers<ContextType>;
  FlowNode?: FlowNodeResolvers<ContextType>;
  CohortFlow?: CohortFlowResolvers<ContextType>;
  Freeze?: FreezeResolvers<ContextType>;
  FreezeFold?: FreezeFoldResolvers<ContextType>;
  FreezeVerification?: FreezeVerificationResolvers<ContextType>;
  DamagedFile?: DamagedFileResolvers<ContextType>;
  FreezeRuleDifference?: FreezeRuleDifferenceResolvers<ContextType>;
  FreezeChangeGroup?: FreezeChangeGroupResolvers<ContextType>;
  FreezeChange?: FreezeChangeResolvers<ContextType>;
  FreezeChangeConnection?: FreezeChangeConnectionResolvers<ContextType>;
  FreezeChanges?: FreezeChangesResolvers<ContextType>;
  FreezeDiff?: FreezeDiffResolvers<ContextType>;
  TrainingSet?: TrainingSetResolvers<ContextType>;
  Model?: ModelResolvers<ContextType>;
  AnnotatorRun?: AnnotatorRunResolvers<ContextType>;
  Prediction?: PredictionResolvers<ContextType>;
  MetricDefinition?: MetricDefinitionResolvers<ContextType>;
  MetricValue?: MetricValueResolvers<ContextType>;
  MetricRun?: MetricRunResolvers<ContextType>;
  ResultImport?: ResultImportResolvers<ContextType>;
  ResultViolation?: ResultViolationResolvers<ContextType>;
  TrainingImport?: TrainingImportResolvers<ContextType>;
  TrainingSplit?: TrainingSplitResolvers<ContextType>;
  RaterLabelItem?: RaterLabelItemResolvers<ContextType>;
  ImportedRaterLabels?: ImportedRaterLabelsResolvers<ContextType>;
  TrainingLeak?: TrainingLeakResolvers<ContextType>;
  MetricCase?: MetricCaseResolvers<ContextType>;
  MetricCaseConnection?: MetricCaseConnectionResolvers<ContextType>;
  Experiment?: ExperimentResolvers<ContextType>;
  Arm?: ArmResolvers<ContextType>;
  SizeBin?: SizeBinResolvers<ContextType>;
  ComparisonCell?: ComparisonCellResolvers<ContextType>;
  LabelledClaimFinding?: LabelledClaimFindingResolvers<ContextType>;
  ClaimReport?: ClaimReportResolvers<ContextType>;
  ComparisonTable?: ComparisonTableResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  PublishedCount?: PublishedCountResolvers<ContextType>;
  PublishedExclusion?: PublishedExclusionResolvers<ContextType>;
  PublishedMember?: PublishedMemberResolvers<ContextType>;
  StatedCounts?: StatedCountsResolvers<ContextType>;
  PublishedStep?: PublishedStepResolvers<ContextType>;
  PublishedStudy?: PublishedStudyResolvers<ContextType>;
  ReconciliationCase?: ReconciliationCaseResolvers<ContextType>;
  ReconciliationCaseConnection?: ReconciliationCaseConnectionResolvers<ContextType>;
  ReconciledCount?: ReconciledCountResolvers<ContextType>;
  ReconciliationRemainder?: ReconciliationRemainderResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  LedgerEvent?: LedgerEventResolvers<ContextType>;
  LedgerEventConnection?: LedgerEventConnectionResolvers<ContextType>;
  LedgerVerification?: LedgerVerificationResolvers<ContextType>;
  ServerInfo?: ServerInfoResolvers<ContextType>;
  ImportRun?: ImportRunResolvers<ContextType>;
  ImportCount?: ImportCountResolvers<ContextType>;
  ImportItem?: ImportItemResolvers<ContextType>;
  ImportRunConnection?: ImportRunConnectionResolvers<ContextType>;
  ImportItemConnection?: ImportItemConnectionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterVolumesPayload?: RegisterVolumesPayloadResolvers<ContextType>;
  RegisterCohortPayload?: RegisterCohortPayloadResolvers<ContextType>;
  TransferLabelPayload?: TransferLabelPayloadResolvers<ContextType>;
  SliceLabelPayload?: SliceLabelPayloadResolvers<ContextType>;
  CreateFreezePayload?: CreateFreezePayloadResolvers<ContextType>;
  PredictPayload?: PredictPayloadResolvers<ContextType>;
  EvaluatePayload?: EvaluatePayloadResolvers<ContextType>;
  ApplyRulePayload?: ApplyRulePayloadResolvers<ContextType>;
  ReviewPayload?: ReviewPayloadResolvers<ContextType>;
  RenderQcSheetPayload?: RenderQcSheetPayloadResolvers<ContextType>;
  ImportDatasetPayload?: ImportDatasetPayloadResolvers<ContextType>;
  CreateTokenPayload?: CreateTokenPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
};
