import type { ServiceContext } from '../../context/types.ts';
import type {
  ImportItem,
  ImportItemKind,
  ImportOutcome,
  ImportReason,
  ImportRun,
} from '../../generated/prisma/client.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';

/** Raised whenever a reason is added to the closed list or changes its meaning. */
export const REASONS_VERSION = 1;

/** What was asked for beside folder and layout; kept with the run as it is. */
export interface ImportOptions {
  readonly manifest: string | null;
  readonly clinical: {
    readonly file: string;
    readonly sheet: string | null;
    readonly patientColumn: string;
    readonly histologyColumn: string | null;
  } | null;
  readonly eligibility: EligibilityRuleFacts | null;
  readonly sourcePatients: readonly { readonly patient: string; readonly number: string }[];
}

export interface EligibilityRuleFacts {
  readonly name: string;
  readonly version: number;
  readonly column: string;
  readonly accept: readonly string[];
}

/** What became of one thing. A reason comes with words. */
export interface ItemResult {
  readonly outcome: ImportOutcome;
  readonly reason?: ImportReason;
  readonly message?: string;
  readonly contentHash?: string;
  readonly patientId?: string;
  readonly volumeId?: string;
  readonly annotationId?: string;
  readonly landmarkSetId?: string;
}

export interface ItemName {
  readonly kind: ImportItemKind;
  readonly key: string;
  readonly patient: string | null;
}

/** A run at work. */
export interface OpenRun {
  readonly context: ServiceContext;
  readonly run: ImportRun;
  readonly options: ImportOptions;
  /** Null in a dry run of a new data set. */
  readonly dataSetId: string | null;
  readonly signal: AbortSignal;
  /** Items that an earlier attempt wrote, by kind and key. */
  readonly done: ReadonlyMap<string, ImportItem>;
}

/** A volume as labels and landmarks need it; without id in a dry run. */
export interface VolumeHandle {
  readonly id: string | null;
  readonly name: string;
  readonly geometry: Geometry;
}

export const itemKey = ({ kind, key }: { readonly kind: string; readonly key: string }): string =>
  `${kind} ${key}`;
