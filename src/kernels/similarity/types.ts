import type { Geometry, Mat4, PointsLps } from '../geometry/types.ts';

/** What one evaluation of a similarity gives. */
export interface PoseScore {
  /** What the MRI does not cover counts as chance would, so leaving the overlap never pays. */
  readonly similarity: number;
  /** Where the MRI covers the ultrasound, for comparing poses with different overlap; 0 without cover. */
  readonly similarityWhereCovered: number;
  /** Share of the ultrasound samples that fall on known MRI, 0 to 1. */
  readonly overlapFraction: number;
}

/** A similarity of one pair at one resolution, ready for many poses; larger is more alike. */
export interface SimilarityEvaluator {
  readonly sampleCount: number;
  /** 0 for a similarity that is not made of patches. */
  readonly patchCount: number;
  /** The three measures below at once, for the price of one. */
  score(movingToFixedLps: Mat4): PoseScore;
  /** Similarity of a pose. What the MRI does not cover counts as chance would, so leaving the overlap never pays. */
  similarity(movingToFixedLps: Mat4): number;
  /** Similarity where the MRI covers the ultrasound, for comparing poses with different overlap; 0 without cover. */
  similarityWhereCovered(movingToFixedLps: Mat4): number;
  /** Share of the ultrasound samples that fall on known MRI, 0 to 1. */
  overlapFraction(movingToFixedLps: Mat4): number;
  /** Where the similarity comes from; only of a similarity that is a sum over patches. */
  readonly patches?: PatchScores;
}

/** A similarity patch by patch. */
export interface PatchScores {
  /** Centres of the patches in the ultrasound's world, three numbers a patch. */
  readonly centresLps: PointsLps;
  /** What each patch adds to the similarity of a pose; the sum is the similarity. */
  shares(movingToFixedLps: Mat4): Float64Array;
}

/** Ultrasound samples one by one, without the cells of `FixedSamples`. */
export interface SamplePoints {
  readonly sampleToWorld: Mat4;
  /** Sample index (i, j, k), three per sample. */
  readonly indices: Int32Array;
}

/** Several values a voxel on one grid: `data[channelCount * voxel + channel]`. NaN means unknown. */
export interface ChannelImage {
  readonly geometry: Geometry;
  readonly channelCount: number;
  readonly data: Float32Array;
}

/** Counts, or sums of weights, of pairs of intensities: `counts[movingBins * fixedBin + movingBin]`. */
export interface JointHistogram {
  readonly fixedBins: number;
  readonly movingBins: number;
  readonly counts: Float64Array;
}

/** What is computed from the joint histogram: Mattes' mutual information or Studholme's normalised one minus 1. */
export type InformationMeasure = 'MUTUAL' | 'NORMALISED';

/** How much a patch counts: a power of the variance of its ultrasound. `std` is 0.5, `variance` is 1. */
export type PatchWeight = 'std' | 'variance' | { readonly variancePower: number };

/** What decides the fit inside one patch; shared by the one-patch definition and the whole-volume evaluator. */
export interface LocalFitOptions {
  /** Added to the variance of every regressor, in squared units of that regressor. */
  readonly ridge: number;
  /** Only fits in which a stronger MRI edge makes the ultrasound brighter, as a reflecting interface does. */
  readonly nonNegativeGradient: boolean;
}

/**
 * Moving samples on one voxel grid: for every voxel the intensity and gradient magnitude of sequence 0, then of
 * sequence 1, ...: `data[channelCount * voxel + channel]`. NaN means unknown. Channels have unit variance.
 */
export interface MovingChannels {
  readonly geometry: Geometry;
  readonly channelCount: number;
  readonly data: Float32Array;
}

/**
 * Ultrasound samples on a regular grid, sorted by cell: a cell is a cube of `cellSamples`^3 grid points, the unit
 * of which patches are built. Only cells with samples are listed; the cell grid has a margin on every side so
 * that patches may reach over the border.
 */
export interface FixedSamples {
  readonly sampleToWorld: Mat4;
  readonly spacingMm: number;
  readonly cellSamples: number;
  readonly cellGridSize: readonly [number, number, number];
  /** Position in the cell grid, one per listed cell. */
  readonly cells: Int32Array;
  /** Sample index (i, j, k) of the first corner, three per listed cell. */
  readonly corners: Int32Array;
  /** First sample of each listed cell; one more entry than cells. */
  readonly starts: Int32Array;
  /** Position of each sample inside its cell: a + cellSamples * (b + cellSamples * c). */
  readonly offsets: Uint8Array;
  /** Ultrasound value of each sample, shifted and scaled to mean 0 and variance 1 over all samples. */
  readonly values: Float64Array;
}

export interface Lc2Options extends LocalFitOptions {
  /** Distance of the ultrasound samples, mm. */
  readonly sampleSpacingMm: number;
  /** Side of a cell in samples; the stride of the patches. */
  readonly cellSamples: 1 | 2;
  /** Side of a patch in cells. */
  readonly patchCells: number;
  readonly weight: PatchWeight;
  /** Least share of a patch's samples that must lie in the sample mask, and of these inside the MRI. */
  readonly minimumValidFraction: number;
}

/**
 * Samples the MRI at the ultrasound samples of the listed cells [from, to) and writes the moments of each cell
 * (layout in momentLayout) into a cleared plane whose first entry is cell `firstCell`. `toVoxel` is the affine map
 * from sample index to moving voxel index, 12 numbers row-major. Returns the number of samples that fall on known
 * MRI; the others add nothing.
 */
export type AccumulateCells = (
  toVoxel: Float64Array,
  plane: Float64Array,
  from: number,
  to: number,
  firstCell: number,
) => number;
