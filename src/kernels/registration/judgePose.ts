import type { Mat4 } from '../geometry/types.ts';
import type { PoseSpace } from './poseSpace.ts';
import type { FieldOfViewExtent, NullSimilarities, RegistrationEvidence } from './types.ts';

/** Restarts that end this close to the winner, root mean square over the field of view, share its basin. */
export const BASIN_MM = 3;

/**
 * Volume whose residuals count as one independent observation. On two public pairs the curvature of LC2 matches
 * the landmark errors with one observation per 560 and per 970 mm3.
 */
const INDEPENDENT_VOLUME_MM3 = 800;

/** 95 % point of chi squared with the six degrees of freedom of a pose. */
const LIKELIHOOD_RATIO_LIMIT = 12.59;
const LEAST_ABOVE_NULL_SD = 4;
const LEAST_OVERLAP = 0.5;
const LEAST_BASIN_SHARE = 0.3;

export interface PoseMeasurements {
  readonly initial: Mat4;
  readonly result: Mat4;
  readonly similarityBefore: number;
  readonly similarityAfter: number;
  /** Of the result, over covered patches only, as the null similarities are. */
  readonly similarityWhereCovered: number;
  readonly overlapFraction: number;
  readonly nullSimilarities: NullSimilarities;
  /** Where each restart ended, at the same level as `winner`. */
  readonly restarts: readonly Mat4[];
  readonly winner: Mat4;
}

/** Turns the measurements of a registration into its evidence. */
export function judgePose(
  measured: PoseMeasurements,
  poses: PoseSpace,
  extent: FieldOfViewExtent,
): RegistrationEvidence {
  const { nullSimilarities, similarityBefore, similarityAfter, overlapFraction } = measured;
  const distances = measured.restarts.map((pose) => poses.distanceMm(pose, measured.winner));
  const restartCount = distances.length;
  const restartsInBasin = distances.filter((distance) => distance <= BASIN_MM).length;
  const gain = similarityAfter - similarityBefore;
  const similarityAboveNullSd = inSd(
    measured.similarityWhereCovered - nullSimilarities.mean,
    nullSimilarities.sd,
  );
  const gainLikelihoodRatio = likelihoodRatio(similarityBefore, similarityAfter, extent.volumeMm3);
  return {
    overlapFraction,
    restartCount,
    restartsInBasin,
    restartDispersionMm: median(distances),
    ...poses.change(measured.initial, measured.result),
    nullSimilarities,
    similarityGainSd: inSd(gain, nullSimilarities.sd),
    similarityAboveNullSd,
    gainLikelihoodRatio,
    betterByEvidence:
      gainLikelihoodRatio > LIKELIHOOD_RATIO_LIMIT &&
      similarityAboveNullSd >= LEAST_ABOVE_NULL_SD &&
      overlapFraction >= LEAST_OVERLAP &&
      restartsInBasin >= Math.max(2, LEAST_BASIN_SHARE * restartCount),
  };
}

/** LC2 is a share of explained variance, so with Gaussian residuals -2 log L falls by N log((1 - S0) / (1 - S1)). */
function likelihoodRatio(before: number, after: number, volumeMm3: number): number {
  const observations = volumeMm3 / INDEPENDENT_VOLUME_MM3;
  return observations * Math.log(Math.max(1e-6, 1 - before) / Math.max(1e-6, 1 - after));
}

/** A null without spread means that no pose overlaps or that all are alike; then nothing stands out. */
function inSd(difference: number, sd: number): number {
  return sd > 1e-9 ? difference / sd : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
