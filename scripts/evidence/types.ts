import type { Image, Mat4, PointsLps, VoxelArray } from '../../src/kernels/geometry/types.ts';
import type { MovingSequence } from '../../src/kernels/registration/types.ts';

/** The two cohorts: constants are fitted on one and checked on the other. Different seeds, so different patients. */
export const PART_SEEDS = { tuning: 'evidence-tuning', 'held-out': 'evidence-held-out' } as const;
export type Part = keyof typeof PART_SEEDS;
export const PARTS = Object.keys(PART_SEEDS) as Part[];

export const CONDITIONS = [
  'T1_FLAIR',
  'T1_ONLY',
  'FAR_START',
  'LOW_OVERLAP',
  'SHADOW',
  'OTHER_PATIENT',
  'MIRRORED',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** One registration to do, with what a perfect one would find. */
export interface Scenario {
  readonly condition: Condition;
  readonly fixed: Image<VoxelArray>;
  readonly moving: readonly MovingSequence[];
  readonly initialMovingToFixedLps: Mat4;
  /** Null when no pose is right. */
  readonly trueMovingToFixedLps: Mat4 | null;
  readonly tumourBoundaryMovingLps: PointsLps;
}

/** What one registration gave, before any calibration; a line of the files in cohorts/. Lengths in mm. */
export interface MeasuredCase {
  readonly patient: number;
  readonly condition: string;
  /** Why there is no result; empty when there is one. */
  readonly errorCode: string;
  /** True displacement of the target before and after; null when no pose is right. */
  readonly startMm: number | null;
  readonly errorMm: number | null;
  readonly movedMm: number;
  readonly similarityAboveNull: number;
  readonly similarityAboveNullSd: number;
  readonly similarityGainSd: number;
  readonly restartCount: number;
  readonly restartsInBasin: number;
  readonly restartDispersionMm: number;
  readonly secondModeGap: number | null;
  readonly overlapFraction: number;
  readonly spreadMm: number | null;
}
