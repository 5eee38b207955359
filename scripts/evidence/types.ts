import type { Image, Mat4, PointsLps, VoxelArray } from '../../src/kernels/geometry/types.ts';
import type { MovingSequence } from '../../src/kernels/registration/types.ts';

/** The two cohorts: constants are fitted on one and checked on the other. Different seeds, so different patients. */
export const PARTS = { tuning: 'evidence-tuning', heldOut: 'evidence-held-out' } as const;
export type Part = keyof typeof PARTS;

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
