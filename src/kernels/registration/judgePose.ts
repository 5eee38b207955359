import type { Mat4 } from '../geometry/types.ts';
import type { PoseSpace } from './poseSpace.ts';
import { standsOut } from './standsOut.ts';
import type {
  DisplacementEvidence,
  NullSimilarities,
  RegistrationEvidence,
  SimilarityName,
} from './types.ts';

/** Restarts that end this close to the winner, root mean square over the field of view, share its basin. */
export const BASIN_MM = 3;

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
    betterByEvidence: standsOut(measured.similarity, {
      similarityGainSd,
      similarityAboveNull: aboveNull,
      similarityAboveNullSd,
      overlapFraction,
      restartCount,
      restartsInBasin,
    }),
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
