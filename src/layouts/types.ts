import type {
  AnnotationOrigin,
  ImportItemKind,
  ImportLayout,
  ImportReason,
  Modality,
  Phase,
  Sequence,
  Structure,
} from '../generated/resolverTypes.ts';

/** One file below the root of a data set. */
export interface ListedFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
}

/** Where a file or series belongs. `paths` are relative to the root; the first one names it. */
interface Claimed {
  readonly patient: string;
  readonly paths: readonly string[];
  /** SHA-256 that the files must have, where somebody wrote it down. */
  readonly sha256?: string;
}

export interface VolumeClaim extends Claimed {
  readonly kind: 'VOLUME';
  /** Unique within the patient. */
  readonly name: string;
  readonly procedureNumber: number;
  readonly modality: Modality;
  readonly sequence: Sequence;
  readonly phase: Phase;
}

export interface AnnotationClaim extends Claimed {
  readonly kind: 'ANNOTATION';
  /** Name of the volume that it lies on. */
  readonly volume: string;
  readonly structure: Structure;
  readonly origin: AnnotationOrigin;
  readonly annotator: string | null;
  readonly tool: string | null;
  readonly toolVersion: string | null;
}

export interface LandmarksClaim extends Claimed {
  readonly kind: 'LANDMARKS';
  /** Names of volumes that the first points may lie on; the first that exists is taken. */
  readonly movingVolumes: readonly string[];
  readonly fixedVolume: string;
}

/** Something that is not imported, and why. */
export interface Remark {
  readonly kind: ImportItemKind;
  readonly key: string;
  readonly patient: string | null;
  readonly outcome: 'SKIPPED' | 'NEEDS_ATTENTION' | 'QUARANTINED' | 'FAILED';
  readonly reason: ImportReason;
  readonly message: string;
}

export type RecordClaim = VolumeClaim | AnnotationClaim | LandmarksClaim;

/** What a layout reads from a name: a record to make, or a reason to leave the file. */
export type Claim = RecordClaim | Remark;

/** The number of a person in a published collection, and how it was found. */
export interface Identity {
  readonly collection: string;
  readonly subject: string;
  readonly grounds: string;
}

export interface PlannedPatient {
  readonly pseudonym: string;
  readonly histology: string | null;
  readonly identity: Identity | null;
  readonly volumes: readonly VolumeClaim[];
  readonly annotations: readonly AnnotationClaim[];
  readonly landmarks: readonly LandmarksClaim[];
}

/** What a folder holds by its names: records to make, patient by patient, and what is left out. */
export interface ImportPlan {
  readonly patients: readonly PlannedPatient[];
  readonly remarks: readonly Remark[];
}

/** A DICOM series below a folder, by the headers of its files. UIDs are for comparison here and are not kept. */
export interface ListedSeries {
  /** As the files say it: not to be stored or shown before it is known to be a pseudonym. */
  readonly patientId: string;
  readonly studyUid: string;
  readonly studyDescription: string;
  readonly seriesUid: string;
  readonly seriesNumber: number | undefined;
  readonly description: string;
  readonly modality: string;
  readonly frameOfReferenceUid: string;
  readonly content: 'IMAGE' | 'SEGMENTATION';
  /** Why the files may identify a person, such as `DATES: StudyDate (0008,0020)`; tags without their values. */
  readonly identifying: readonly string[];
  /** In order; the first names the series. */
  readonly paths: readonly string[];
}

/** How a layout reads DICOM folders: from headers, because names of folders and files are only hints. */
export interface SeriesLayout {
  /** Paths by which such a folder is recognised where nobody names the layout. */
  readonly hint: RegExp;
  readClaims(series: readonly ListedSeries[]): readonly Claim[];
}

/** A published collection of data: what is known about it without looking. */
export interface Collection {
  readonly name: string;
  readonly licence: string;
  readonly citation: string;
  /** The collection that its patients come from. */
  readonly derivedFrom: string | null;
}

/** A way in which data sets lie in folders. Pure: names and headers in, claims out. */
export interface Layout {
  readonly layout: ImportLayout;
  readonly version: number;
  /** What a folder of this layout looks like, for messages. */
  readonly expects: string;
  /** Absent where the name of the data set must be given. */
  readonly collection: Collection | null;
  /** What a name says; undefined for names that the layout does not know. */
  readClaim(path: string): Claim | undefined;
  /** Absent where the layout has no DICOM files. */
  readonly series?: SeriesLayout;
  /** Who a patient is in the collection, or in the one that it was made from. */
  identify(pseudonym: string): Identity | null;
  /** Annotations that a folder of this kind should hold and does not: not annotated, which is counted. */
  findMissing?(claims: readonly RecordClaim[]): readonly Remark[];
}
