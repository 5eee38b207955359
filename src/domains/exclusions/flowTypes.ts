import type { ExclusionReason, Stage } from '../../generated/prisma/client.ts';
import type { ActiveReason } from './types.ts';

export interface LevelCounts {
  readonly patients: number;
  readonly volumes: number;
  /** Null before slicing. */
  readonly slices: number | null;
}

export interface FlowNode {
  readonly stage: Stage;
  readonly title: string;
  readonly nIn: LevelCounts;
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: LevelCounts }[];
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
  /** A volume without any path is not judged by paths. */
  readonly paths: readonly LabelPath[];
  /** The controlled list, which gives the zero rows. */
  readonly catalogue: readonly ExclusionReason[];
  /** With a freeze: its slices and those that it left out. */
  readonly slices: readonly FlowSlices[] | null;
}
