/** Why a metric has no value for a pair of masks. */
export type UndefinedState =
  | 'UNDEFINED_BOTH_EMPTY'
  | 'UNDEFINED_EMPTY_REFERENCE'
  | 'UNDEFINED_EMPTY_PREDICTION';

/**
 * What a metric definition yields for one pair of masks: a finite number, or the reason there is none. A
 * missing prediction and a failed evaluation are states of the slice and live one level up.
 */
export type MetricOutcome =
  | { readonly state: 'DEFINED'; readonly value: number }
  | { readonly state: UndefinedState };

/** The grid of a 2D slice: `data[x + width * y]`, pixel spacing `[sx, sy]` in mm from the parent geometry. */
export interface SliceGrid {
  readonly width: number;
  readonly height: number;
  readonly pixelSpacingMm: readonly [sx: number, sy: number];
}

/** Pixels per cell of the confusion table of a prediction against a reference. */
export interface OverlapCounts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/** An inclusive pixel rectangle. */
export interface PixelBox {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** The contour pixels of one mask, with their bounding box. Never empty. */
export interface Contour {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly box: PixelBox;
}

/**
 * Which foreground pixels form the contour.
 * - `FULL`: an 8-neighbour inside the image is background (ITK LabelContour with fullyConnected, as
 *   seg-metrics); pixels beyond the image edge are not background.
 * - `FACE`: a 4-neighbour is background, and so is everything beyond the image edge (mask XOR its erosion, as
 *   MONAI and MetricsReloaded).
 */
export type ContourConvention = 'FULL' | 'FACE';

/** Distances in mm from every contour pixel of one mask to the nearest contour pixel of the other. */
export interface DirectedDistances {
  readonly predictionToReference: Float64Array;
  readonly referenceToPrediction: Float64Array;
}

/** What a metric gives when a mask has no foreground: a number, or a state without one. */
export interface EmptyRule {
  readonly bothEmpty: number | 'UNDEFINED_BOTH_EMPTY';
  readonly emptyReference: number | 'UNDEFINED_EMPTY_REFERENCE';
  readonly emptyPrediction: number | 'UNDEFINED_EMPTY_PREDICTION';
}

export type MetricQuantity = 'OVERLAP' | 'AREA' | 'DISTANCE' | 'PRESENCE';

/** `NOT_USED`, or the true in-plane spacing of the slice's parent geometry, never that of a 2D file header. */
export type SpacingRule = 'NOT_USED' | 'PARENT_IN_PLANE_MM';

/**
 * A versioned rule that yields one number from a pair of masks. A definition never changes: another rule is
 * another version.
 */
export interface MetricDefinition {
  readonly id: MetricDefinitionId;
  /** A small stable number for compact storage of metric values. */
  readonly number: number;
  readonly name: string;
  readonly version: number;
  readonly title: string;
  /** `mm`, or null for a ratio. */
  readonly unit: 'mm' | null;
  readonly quantity: MetricQuantity;
  readonly convention: string;
  readonly spacingRule: SpacingRule;
  /** `emptyOutcomes` in words. */
  readonly emptyRule: string;
  readonly emptyOutcomes: EmptyRule;
  /**
   * The value that a slice with a reference but an empty prediction takes in a mean under the summary policy
   * FAANES_2025; null where that policy leaves such slices out.
   */
  readonly emptyPredictionCountsAs: number | null;
  readonly higherIsBetter: boolean;
  readonly description: string;
}

export type MetricDefinitionId =
  | 'dice@1'
  | 'precision@1'
  | 'recall@1'
  | 'fnr@1'
  | 'jaccard@1'
  | 'areaSimilarity.faanes@1'
  | 'hd95.pooled@1'
  | 'hd95.maxDirected@1'
  | 'hd@1'
  | 'positivePrediction@1';

/** The outcomes of one slice, by definition id, with what PP and the size bins need. */
export interface SliceEvaluation<Id extends string = MetricDefinitionId> {
  readonly outcomes: Readonly<Record<Id, MetricOutcome>>;
  readonly counts: OverlapCounts;
  readonly predictedPixels: number;
  readonly referencePixels: number;
}
