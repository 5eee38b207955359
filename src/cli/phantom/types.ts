/** What a phantom cohort is generated from: the same request gives the same bytes. */
export interface CohortRequest {
  readonly seed: number;
  readonly patientCount: number;
  /** Voxels along each axis as a share of the default, with coarser spacing in return. */
  readonly scale: number;
  /** Leaves the last patient without MRI and the one before without tumour annotation. */
  readonly withGaps: boolean;
  /** Largest displacement by brain shift, mm; 0 leaves every pair rigid. */
  readonly brainShiftMm: number;
  /** Multiplies the error of the tracking, which is 1 as in RESECT. */
  readonly misalignment: number;
}

/** Keeps a patient from being complete, so that the exclusions have something to say. */
export type PhantomGap = 'NO_MRI' | 'NO_TUMOUR_ANNOTATION';
