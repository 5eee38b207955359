import type { ExclusionReason, Stage } from '../../generated/prisma/client.ts';
import type { ActiveReason } from './types.ts';

/** An event of the ledger, and when it was. seq null before any. */
export interface LedgerPosition {
  readonly seq: bigint | null;
  readonly at: Date;
}

export interface LevelCounts {
  readonly patients: number;
  readonly volumes: number;
  /** Null before slicing. */
  readonly slices: number | null;
}

/** By which of the rules of the flow a patient or volume left. */
export type LeavingCause =
  | 'OWN_EXCLUSION'
  | 'PATIENT_EXCLUDED'
  | 'ALL_LABELS_EXCLUDED'
  | 'NO_SLICE_TAKEN'
  | 'NOT_SLICED'
  | 'LAST_VOLUME_LEFT';

/** A patient or volume that left, with the exclusion records that explain it. */
export interface FlowLeaver {
  readonly id: string;
  readonly cause: LeavingCause;
  /** Empty where no record names the unit: its slices carry them, or nothing was sliced. */
  readonly exclusionIds: readonly string[];
}

/** What left at a stage for one reason. Slices are counted here and found in the records when asked for. */
export interface FlowExcluded {
  readonly reason: ExclusionReason;
  readonly count: LevelCounts;
  readonly patients: readonly FlowLeaver[];
  readonly volumes: readonly FlowLeaver[];
}

export interface FlowNode {
  readonly stage: Stage;
  readonly title: string;
  readonly nIn: LevelCounts;
  readonly excluded: readonly FlowExcluded[];
  readonly nOut: LevelCounts;
}

/** An ultrasound volume, or null for a patient without any. */
export interface FlowVolume {
  readonly patientId: string;
  readonly volumeId: string | null;
}

/** A way in which a volume can come by a label, as far as it was tried. */
export interface LabelPath {
  readonly volumeId: string;
  readonly registrationId: string | null;
  readonly pseudoLabelId: string | null;
  readonly annotationId: string | null;
  /** Whether a registration is completed. */
  readonly registered: boolean;
  /** Whether a label lies on the volume. */
  readonly labelled: boolean;
}

/** Slices of one volume, taken (reason null) or left out for one reason. */
export interface FlowSlices {
  readonly volumeId: string;
  readonly reasonCode: string | null;
  readonly sliceCount: number;
}

export interface FlowFacts {
  readonly volumes: readonly FlowVolume[];
  /** Exclusions in force above slice level, oldest first. */
  readonly reasons: readonly ActiveReason[];
  /** A volume without any path is not judged by paths, so those of volumes whose paths are all open may be absent. */
  readonly paths: readonly LabelPath[];
  /** The controlled list, which gives the zero rows. */
  readonly catalogue: readonly ExclusionReason[];
  /** With a freeze: its slices and those that it left out. */
  readonly slices: readonly FlowSlices[] | null;
}
