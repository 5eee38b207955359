import type { Image, Mask, Mat4, PointsLps, Vec3, VoxelArray } from '../geometry/types.ts';
import type { Lc2Problem } from '../similarity/lc2Problem.ts';
import type { InformationMeasure, PatchWeight, SimilarityEvaluator } from '../similarity/types.ts';
import type { DisplacementTargetKind } from './uncertainty/types.ts';

/** One MRI sequence; all sequences of a registration share one world space. */
export interface MovingSequence {
  readonly sequence: string;
  readonly image: Image<VoxelArray>;
}

export interface RegistrationInput {
  /** Ultrasound. */
  readonly fixed: Image<VoxelArray>;
  /** 1 to 3 MRI sequences, registered to each other. */
  readonly moving: readonly MovingSequence[];
  /** The pose that the tracking gave; rigid. */
  readonly initialMovingToFixedLps: Mat4;
  readonly seed: number | string;
  /** Points of the tumour's boundary in the MRI's world, where a tumour is known: what a displacement is measured on. */
  readonly tumourBoundaryMovingLps?: PointsLps;
  readonly options?: Partial<RegistrationOptions>;
}

/** What a registration climbs. */
export type SimilarityName = 'LC2' | 'MATTES_MI' | 'MIND_SSC';

/** One resolution of the similarity. */
export interface SimilarityLevel {
  readonly sampleSpacingMm: number;
  readonly cellSamples: 1 | 2;
  /** Patch side is sampleSpacingMm * cellSamples * patchCells. */
  readonly patchCells: number;
  readonly fixedSmoothingMm: number;
  readonly movingSmoothingMm: number;
}

export interface RegistrationOptions {
  readonly similarity: SimilarityName;
  /** Half-widths of the box of starting poses around the tracked pose. Refinement may leave it. */
  readonly searchTranslationMm: number;
  readonly searchRotationDeg: number;
  readonly coarsePoses: number;
  /** How many of the best distinct coarse poses are refined. */
  readonly restarts: number;
  /** How many of the refined poses go on to the fine level. */
  readonly fineRestarts: number;
  readonly coarseEvaluationsPerRestart: number;
  readonly fineEvaluationsPerRestart: number;
  /** Threads that may score poses at the same time; does not change the result. */
  readonly threads: number;
  /** Random poses at the fine level that say what similarity chance gives. */
  readonly nullPoses: number;
  /** Samples closer than this to the transducer's face are left out; found from the image when omitted. */
  readonly nearFieldMm?: number;
  /** Where the ultrasound has data; the filled set of non-zero voxels when omitted. */
  readonly fieldOfView?: Mask;
  readonly coarse: SimilarityLevel;
  readonly fine: SimilarityLevel;
  readonly weight: PatchWeight;
  readonly nonNegativeGradient: boolean;
  /** Of MATTES_MI: bins on each axis of the joint histogram, and what is computed from it. */
  readonly histogramBins: number;
  readonly informationMeasure: InformationMeasure;
  /** Of MIND_SSC: distance of the compared neighbours, in samples. */
  readonly mindStepSamples: number;
}

export type LevelName = 'coarse' | 'fine';

/** The similarity at one level. */
export interface LevelEvaluator extends SimilarityEvaluator {
  /** Of LC2: what an evaluator on another device is built from. */
  readonly lc2Problem?: () => Lc2Problem;
}

/** Poses whose scores a search wants before it goes on. */
export interface PoseQuery {
  readonly level: LevelName;
  readonly poses: readonly Mat4[];
}

export interface RegistrationHooks {
  /** `fraction` of the expected work, 0 to 1. */
  readonly onProgress?: (fraction: number, note: string) => void;
  /** Asked before every evaluation; true ends the registration with JOB_CANCELLED. */
  readonly shouldStop?: () => boolean;
  /** Asked in every round of refinement; true ends it and takes the best pose so far. */
  readonly isOutOfTime?: () => boolean;
}

/**
 * Similarity at random poses of the search box, over covered patches: what chance gives on these images. Their
 * spread is the unit of `similarityGainSd` and `similarityAboveNullSd`.
 */
export interface NullSimilarities {
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
}

/**
 * What a registration does to the tissue that counts: the tumour's boundary, or the field of view where no tumour is
 * known. All displacements are root mean square over its points. docs/registration-evidence.md says how the last three
 * are calibrated; they are null for a pose that was not searched for and for a similarity without patches.
 */
export interface DisplacementEvidence {
  readonly displacementTarget: DisplacementTargetKind;
  /** From the tracked pose to the result. */
  readonly displacementMm: number;
  /**
   * How far the target may lie off: it holds the true displacement of 68 % of the registrations that found the right
   * hill. Null also where the similarity has no maximum. Bias that all parts of the image share is invisible to it.
   */
  readonly displacementUncertaintyMm: number | null;
  /** The same for 95 %. */
  readonly displacementRadius95Mm: number | null;
  /** Probability that the target lies more than 5 mm off. */
  readonly failureProbability: number | null;
  /** Version of the calibration behind the three. */
  readonly evidenceModel: string | null;
}

/** What the machine measured. Evidence is never a verdict. */
export interface RegistrationEvidence extends DisplacementEvidence {
  /** Share of the ultrasound samples that fall on known MRI at the result. */
  readonly overlapFraction: number;
  /** Refined starting poses, the tracked pose included. */
  readonly restartCount: number;
  /** Those that ended within `BASIN_MM` of the pose that won, the winner included. */
  readonly restartsInBasin: number;
  /** Median over the restarts of the distance to the winner, measured over the field of view. */
  readonly restartDispersionMm: number;
  /**
   * How far the best restart that ended elsewhere stays behind the winner, as a share of the winner's similarity above
   * chance, at the coarse level. Null when no restart ended elsewhere or nothing was searched.
   */
  readonly secondModeGap: number | null;
  /** Change from the tracked pose: displacement of the centre of the field of view, and angle. */
  readonly translationMm: number;
  readonly rotationDeg: number;
  readonly nullSimilarities: NullSimilarities;
  /** Similarity gained over the tracked pose in standard deviations of the null similarities. */
  readonly similarityGainSd: number;
  /** Similarity of the result above the null mean in the same unit. */
  readonly similarityAboveNullSd: number;
  /**
   * Whether the gain over the tracked pose is larger than chance explains, the restarts agree on it, and the target
   * moved farther than uncertainty and bias of the similarity explain. False does not mean that the tracked pose is good, only that this registration
   * does not show a better one.
   */
  readonly betterByEvidence: boolean;
}

export interface LevelRecord extends SimilarityLevel {
  readonly sampleCount: number;
  readonly patchCount: number;
}

export interface RegistrationResult {
  readonly movingToFixedLps: Mat4;
  /** Fine-level similarity of the tracked pose and of the result, same samples and weights. */
  readonly similarityBefore: number;
  readonly similarityAfter: number;
  readonly evaluations: { readonly coarse: number; readonly fine: number };
  readonly evidence: RegistrationEvidence;
  /** Whether refinement was cut short by the time limit. */
  readonly outOfTime: boolean;
  readonly levels: readonly LevelRecord[];
}

/** Where the ultrasound samples lie. */
export interface FieldOfViewExtent {
  readonly centreLps: Vec3;
  /** Standard deviation of the positions, averaged over the three directions. */
  readonly spreadMm: number;
  /** Distance of the farthest position from the centre. */
  readonly radiusMm: number;
}
