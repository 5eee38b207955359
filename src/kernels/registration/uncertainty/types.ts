import type { PointsLps } from '../../geometry/types.ts';

/** Derivatives of the similarity with respect to the six pose parameters, by blocks of tissue. */
export interface BlockDerivatives {
  readonly blockCount: number;
  /** Gradient of what each block adds to the similarity, six numbers a block. */
  readonly gradients: Float64Array;
  /** Second derivatives of the whole similarity, 6 x 6. */
  readonly hessian: Float64Array;
}

/** The tissue whose displacement counts: the tumour's boundary, or the field of view where no tumour is known. */
export type DisplacementTargetKind = 'TUMOUR_BOUNDARY' | 'FIELD_OF_VIEW';

export interface DisplacementTarget {
  readonly kind: DisplacementTargetKind;
  /** In the MRI's world. */
  readonly pointsMovingLps: PointsLps;
}

/** How far the target points may lie off, root mean square over them, if the registration found the right hill. */
export interface DisplacementUncertainty {
  /** Holds the true displacement of 68 % of such registrations, mm. */
  readonly uncertaintyMm: number;
  /** The same for 95 %. */
  readonly radius95Mm: number;
}

/** What `failureProbability` is computed from. */
export interface FailureSigns {
  /** Similarity of the result above the mean of random poses, in their standard deviations. */
  readonly similarityAboveNullSd: number;
  readonly similarityGainSd: number;
  /** Restarts that agree with the winner, as a share. */
  readonly basinShare: number;
  readonly restartDispersionMm: number;
  readonly secondModeGap: number | null;
  readonly overlapFraction: number;
  /** Before calibration; undefined where the similarity has no maximum. */
  readonly displacementSpreadMm: number | undefined;
}

/** Fitted on phantoms by scripts/evidence; see docs/registration-evidence.md. */
export interface EvidenceModel {
  /** Changes with every fit and is stored with what was computed from it. */
  readonly version: string;
  /** Quantiles of the true displacement in units of the spread. */
  readonly ratio68: number;
  readonly ratio95: number;
  /** The logistic model: standardised signs in the order of `failureFeatures`. */
  readonly failure: {
    readonly means: readonly number[];
    readonly sds: readonly number[];
    readonly weights: readonly number[];
    readonly intercept: number;
  };
}
