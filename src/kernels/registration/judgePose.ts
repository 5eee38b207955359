import type { Mat4 } from '../geometry/types.ts';
import type { PoseSpace } from './poseSpace.ts';
import type {
  DisplacementEvidence,
  NullSimilarities,
  RegistrationEvidence,
  SimilarityName,
} from './types.ts';

/** Restarts that end this close to the winner, root mean square over the field of view, share its basin. */
export const BASIN_MM = 3;

/**
 * Limits of `betterByEvidence`, set on one public pair (RESECT case 24, T1, FLAIR and both). From 60 displaced
 * starts, 5 to 14 mm away, the right results stood 5.3 to 9.4 sd above the null and gained 4.4 to 10 sd; 58 pass.
 * In 14 trials with another patient's ultrasound, a mirrored MRI or noise none passes: noise stands high above its
 * narrow null but explains little. Right results whose restarts disagree fail too, which is the safe side.
 * Mutual information and MIND-SSC keep these limits but for the first, each in its own unit; on the same pair and three
 * phantoms no wrong result of theirs passed, and some right ones did not.
 */
const LEAST_ABOVE_NULL: Readonly<Record<SimilarityName, number>> = {
  LC2: 0.06,
  MATTES_MI: 0.02,
  MIND_SSC: 0.05,
};
const LEAST_ABOVE_NULL_SD = 5;
const LEAST_GAIN_SD = 3;
const LEAST_BASIN_SHARE = 0.3;
const LEAST_OVERLAP = 0.5;

/** A refined pose with its similarity. */
export interface RestartEnd {
  readonly pose: Mat4;
  readonly similarity: number;
}

export interface PoseMeasurements {
  readonly similarity: SimilarityName;
  readonly initial: Mat4;
  readonly result: Mat4;
  readonly similarityBefore: number;
  readonly similarityAfter: number;
  /** Of the result, over covered patches only, as the null similarities are. */
  readonly similarityWhereCovered: number;
  readonly overlapFraction: number;
  readonly nullSimilarities: NullSimilarities;
}

/** Where each restart ended, at the same level as `winner`; none for a pose that was not searched for. */
export interface Restarts {
  readonly restarts: readonly RestartEnd[];
  readonly winner: RestartEnd;
  /** What a pose of the search box has on average at the level of the restarts. */
  readonly chanceSimilarity: number;
}

export type RestartAgreement = Pick<
  RegistrationEvidence,
  'restartCount' | 'restartsInBasin' | 'restartDispersionMm' | 'secondModeGap'
>;

/** The evidence without what the displacement of the tumour says, see `weighDisplacement`. */
export type JudgedPose = Omit<RegistrationEvidence, keyof DisplacementEvidence>;

/** Turns the measurements of a registration into its evidence. */
export function judgePose(measured: PoseMeasurements & Restarts, poses: PoseSpace): JudgedPose {
  const distances = measured.restarts.map(({ pose }) => poses.distanceMm(pose, measured.winner.pose));
  return judgeAgreement(measured, poses, {
    restartCount: distances.length,
    restartsInBasin: distances.filter((distance) => distance <= BASIN_MM).length,
    restartDispersionMm: median(distances),
    secondModeGap: secondModeGap(measured, distances),
  });
}

/** The same for a result that refines a search, whose restarts were counted there. */
export function judgeAgreement(
  measured: PoseMeasurements,
  poses: PoseSpace,
  agreement: RestartAgreement,
): JudgedPose {
  const { nullSimilarities, similarityBefore, similarityAfter, overlapFraction } = measured;
  const { restartCount, restartsInBasin, restartDispersionMm, secondModeGap } = agreement;
  const aboveNull = measured.similarityWhereCovered - nullSimilarities.mean;
  const similarityAboveNullSd = inSd(aboveNull, nullSimilarities.sd);
  const similarityGainSd = inSd(similarityAfter - similarityBefore, nullSimilarities.sd);
  return {
    overlapFraction,
    restartCount,
    restartsInBasin,
    restartDispersionMm,
    secondModeGap,
    ...poses.change(measured.initial, measured.result),
    nullSimilarities,
    similarityGainSd,
    similarityAboveNullSd,
    betterByEvidence:
      similarityGainSd >= LEAST_GAIN_SD &&
      aboveNull >= LEAST_ABOVE_NULL[measured.similarity] &&
      similarityAboveNullSd >= LEAST_ABOVE_NULL_SD &&
      overlapFraction >= LEAST_OVERLAP &&
      (restartCount === 0 || restartsInBasin >= Math.max(2, LEAST_BASIN_SHARE * restartCount)),
  };
}

/**
 * How far the best restart of another basin stays behind, as a share of what the winner has above chance; negative
 * when the other hill was higher at that level.
 */
function secondModeGap(
  { restarts, winner, chanceSimilarity }: Restarts,
  distances: readonly number[],
): number | null {
  const others = restarts.filter((_, n) => distances[n] > BASIN_MM).map(({ similarity }) => similarity);
  const height = winner.similarity - chanceSimilarity;
  if (others.length === 0 || !(height > 0)) return null;
  return (winner.similarity - Math.max(...others)) / height;
}

/** A null without spread means that no pose overlaps or that all are alike; then nothing stands out. */
function inSd(difference: number, sd: number): number {
  return sd > 1e-9 ? difference / sd : 0;
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
