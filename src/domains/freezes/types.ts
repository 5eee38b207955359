import type { LabelSource, RegistrationMethod } from '../../generated/prisma/client.ts';

/** How the labels of a freeze were chosen, stored with it. */
export interface FreezeSelection {
  /** Null for all data sets. */
  readonly dataSetIds: readonly string[] | null;
  readonly registrationMethod: RegistrationMethod | null;
  readonly annotatorName: string | null;
  /** The slicings taken, one a volume. */
  readonly slicingIds: readonly string[];
}

/** A slicing that may be used now: a row of the view slicing_in_force. */
export interface UsableSlicing {
  readonly slicingId: string;
  readonly volumeId: string;
  readonly patientId: string;
  readonly labelSource: LabelSource;
  readonly annotationId: string | null;
  readonly pseudoLabelId: string | null;
  readonly registrationMethod: RegistrationMethod | null;
}

/** One slice of a chosen slicing, before the rule has spoken. */
export interface CandidateSlice {
  readonly id: bigint;
  readonly slicingId: string;
  readonly axis: 'I' | 'J' | 'K';
  readonly areaMm2: number;
  readonly excluded: boolean;
}
