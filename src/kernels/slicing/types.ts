import type { VoxelArray } from '../geometry/types.ts';

/** A plane of a volume. `data[x + width * y]`, where x and y run along the parent axes of `planeAxes`. */
export interface Slice<T extends VoxelArray = Float32Array> {
  readonly data: T;
  readonly width: number;
  readonly height: number;
  /** True distance of neighbouring pixels along x and y, from the parent geometry. */
  readonly pixelSpacingMm: readonly [x: number, y: number];
}
