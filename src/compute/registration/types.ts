import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';
import type { Device } from '../devices/types.ts';

/**
 * How a graph reads the MRI between voxels. `GRID_SAMPLE` is one operator, which WebGPU does not have for volumes;
 * `CORNER_GATHER` fetches the eight corners and weighs them, with operators that every device has.
 */
export type SamplerName = 'GRID_SAMPLE' | 'CORNER_GATHER';

/** LC2 of one level on a device, for many poses at once, in float32. One call at a time. */
export interface BatchEvaluator {
  readonly device: Device;
  readonly sampler: SamplerName;
  /** Poses that go to the device at once; longer lists are cut. */
  readonly largestBatch: number;
  /** Scores in the order of the poses. Each batch blocks the thread until it is done. */
  scores(poses: readonly Mat4[]): Promise<PoseScore[]>;
  /** Frees the memory on the device. */
  release(): Promise<void>;
}
