import type { Image, Mask, Mat4, PointsLps, Vec3, VoxelArray } from '../kernels/geometry/types.ts';
import type { DisplayPlane, PlaneMask, PlaneSamples } from '../kernels/rendering/types.ts';

/** What was measured about a registration; `null` is "not measured" and is shown as such. */
export interface RegistrationEvidence {
  /** Name of the similarity measure, such as "LC2"; larger is better. */
  readonly similarityName: string;
  readonly similarityBefore: number | null;
  readonly similarityAfter: number | null;
  /** Distance that the registration moves the centre of the field of view from the tracked pose, mm. */
  readonly poseChangeMm: number | null;
  readonly poseChangeDeg: number | null;
  /** How far a displacement field moves tissue at most from the linear part, mm; left out or null without a field. */
  readonly deformationMaximumMm?: number | null;
  readonly mtreBeforeMm: number | null;
  readonly mtreAfterMm: number | null;
  /** Share of the cone that the registered MRI covers, 0 to 1. */
  readonly overlapFraction: number | null;
  /** Share of the carried tumour that lies in the cone, 0 to 1. */
  readonly tumourInConeFraction: number | null;
  /** How far the tumour's boundary may lie off, mm: a 68 % radius; of the field of view where no tumour is known. */
  readonly uncertaintyMm: number | null;
  /** Probability that it lies more than 5 mm off, 0 to 1. */
  readonly failureProbability: number | null;
  /** Whether all limits of judgePose hold; `null` when they were not asked. */
  readonly betterByEvidence: boolean | null;
}

/**
 * How the moving side looks from the fixed one at some pose. A matrix stands behind it, or any other mapping: a
 * displacement field, or an image that was resampled onto the fixed grid before.
 */
export interface MovingCarrier {
  /** The moving image on a plane of the fixed grid; unknown where it does not reach. */
  readonly image: (plane: DisplayPlane) => PlaneSamples;
  /** The tumour annotation on a plane of the fixed grid, or null where none exists. */
  readonly label: (plane: DisplayPlane) => PlaneMask | null;
  /** Where a point of the moving world lands in the fixed world. */
  readonly point: (movingLps: Vec3) => Vec3;
}

/** Homologous point pairs in world LPS mm, three numbers per point, partners in the same order. */
export interface LandmarkPairs {
  readonly movingLps: PointsLps;
  readonly fixedLps: PointsLps;
}

/** Everything a registration's quality control sheet shows. */
export interface QcSheetInput {
  readonly caseName: string;
  readonly methodTitle: string;
  /** Such as "iUS before dura opening". */
  readonly fixedTitle: string;
  /** Such as "T1 with contrast". */
  readonly movingTitle: string;
  /** Short identity of the registration, such as the start of its hash. */
  readonly reference?: string;
  /** The ultrasound; exact zeros are outside its cone. */
  readonly fixed: Image<VoxelArray>;
  readonly moving: Image<VoxelArray>;
  /** The pose that came with the volumes, by tracking; the identity when left out. */
  readonly trackedMovingToFixedLps?: Mat4;
  readonly movingToFixedLps: Mat4;
  /** The registered moving side where a matrix does not describe it; taken instead of `movingToFixedLps`. */
  readonly carried?: MovingCarrier;
  /** Tumour annotation on the moving image's grid or any grid in its world. */
  readonly movingLabel?: Mask;
  /** Tumour annotation made on the ultrasound. */
  readonly fixedLabel?: Mask;
  readonly landmarks?: LandmarkPairs;
  readonly evidence: RegistrationEvidence;
  /** Further warnings, shown under the headline as given. */
  readonly warnings?: readonly string[];
  /** Leaves out banner, numbers and landmarks, for a review that must not know the evidence. */
  readonly blinded?: boolean;
}

export type Verdict = 'ACCEPTED' | 'REJECTED' | 'UNSURE' | 'OPEN';

/**
 * How evidence compares the registered with the tracked pose; TRACKED where they are one. It informs a review and
 * is no verdict.
 */
export type EvidenceLevel = 'WORSE' | 'NOT_BETTER' | 'BETTER' | 'NOT_MEASURED' | 'TRACKED';

/** One picture of a contact sheet. */
export interface ContactSheetItem {
  readonly title: string;
  /** PNG bytes, 8 bit, of any size. */
  readonly png: Uint8Array;
  readonly verdict?: Verdict;
  readonly banner?: { readonly level: EvidenceLevel; readonly text: string };
  /** Mean landmark error after registration; `before` is null where the pose did not change. */
  readonly landmarkErrorMm?: { readonly before: number | null; readonly after: number };
}

/** An ultrasound slice with the two outlines that are compared on it. */
export interface SliceOverlayInput {
  /** Row by row from the top left, `data[x + width * y]`. */
  readonly slice: { readonly width: number; readonly height: number; readonly data: VoxelArray };
  /** True width and height of a pixel, mm, from the parent geometry. */
  readonly spacingMm: readonly [number, number];
  /**
   * 0 outside, 1 inside, on the slice's grid. Left out: the prediction is missing. Null: the picture is not
   * about a prediction.
   */
  readonly prediction?: Uint8Array | null;
  /** Left out: the slice is not annotated. */
  readonly reference?: Uint8Array;
  readonly title?: string;
  /** Lines under the picture, such as "Dice 0.81" or "label source US_MANUAL". */
  readonly facts?: readonly string[];
}

/** Counts at the three levels; `null` where a level does not exist yet at that stage, such as slices, or is not known. */
export interface FlowCount {
  readonly patients: number | null;
  readonly volumes: number | null;
  readonly slices: number | null;
}

/** One reason at one stage; kept with zeros where the rule was applied and excluded nothing. */
export interface FlowExclusion {
  readonly reasonCode: string;
  readonly title: string;
  readonly count: FlowCount;
}

/** One stage of the pipeline: what came in, what was excluded and why, what went on. */
export interface FlowNode {
  readonly stage: string;
  readonly title: string;
  readonly nIn: FlowCount;
  readonly excluded: readonly FlowExclusion[];
  readonly nOut: FlowCount;
}

/** The flow of a cohort through the stages, in order, computed from the exclusion records. */
export interface CohortFlow {
  /** What was counted, such as "Freeze reference". */
  readonly scope: string;
  /** ISO 8601 time whose records count. */
  readonly asOf: string;
  /** Last event of the ledger by then; `null` before any. */
  readonly ledgerSeq: string | null;
  /** Where the counts are from, when not from the records. */
  readonly source?: string;
  readonly nodes: readonly FlowNode[];
}

export interface ChartEntry {
  readonly key: string;
  readonly title: string;
}

/** One arm in one size bin. `mean` and `sd` are `null` when no value is defined. */
export interface ChartCell {
  readonly arm: string;
  readonly bin: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly nDefined: number;
  readonly nTotal: number;
}

/** Arms by size bins for one metric. Cells name arm and bin by key; an absent cell was not evaluated. */
export interface ComparisonChart {
  readonly arms: readonly ChartEntry[];
  readonly bins: readonly ChartEntry[];
  readonly cells: readonly ChartCell[];
  readonly metricTitle: string;
  /** Empty for a metric without unit. */
  readonly unit: string;
  /** Values the metric can take, such as [0, 1], or [0, null] without an upper bound; it bounds the axis. */
  readonly range?: readonly [number, number | null];
}
