import type { VoxelArray } from '../../kernels/geometry/types.ts';

/** A dimension of a MINC image; a step may be negative. Missing attributes are undefined. */
export interface MincDimension {
  readonly name: string;
  readonly length: number;
  readonly step?: number;
  readonly start?: number;
  readonly directionCosines?: readonly number[];
  /** "regular__" unless the positions are listed. */
  readonly spacing?: string;
  readonly units?: string;
  /** "centre" unless start is the edge of the first voxel. */
  readonly alignment?: string;
  /** Length as the dimension itself states it, which must be that of the image. */
  readonly statedLength?: number;
}

/** Real values of image-min or image-max: one, or one for each index of the slowest dimensions. */
export interface MincLimits {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** An image as MINC 1 and 2 store it, before its values are scaled. */
export interface MincImage {
  /** Slowest first, as the voxels lie. */
  readonly dimensions: readonly MincDimension[];
  readonly voxels: VoxelArray;
  /** Stored values that stand for the smallest and largest real value. */
  readonly validRange?: readonly number[];
  readonly imageMin?: MincLimits;
  readonly imageMax?: MincLimits;
}
