import type { Image, Mask, SliceAxis, VoxelArray } from '../../kernels/geometry/types.ts';
import type { Device } from '../devices/types.ts';
import type { InferenceSpec } from './inferenceSpec.ts';

/** A model file as it goes into a thread; bytes in shared memory are not copied on the way. */
export interface ModelFile {
  /** Hash of the bytes: a thread keeps the last model loaded under it. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface InferSlicesPayload {
  readonly ultrasound: Image<VoxelArray>;
  readonly axis: SliceAxis;
  /** Which slices of that axis; all of them when left out. */
  readonly sliceIndices?: readonly number[];
  /** The field of view on the same grid; nothing outside it is labelled, and slices without any are not run. */
  readonly cone?: Mask;
  readonly model: ModelFile;
  readonly spec: InferenceSpec;
  readonly device: Device;
  /** CPU threads within one operator. */
  readonly threads: number;
}

export interface InferSlicesResult {
  /** On the ultrasound's grid: 1 tumour, 0 none or not among the slices asked for. */
  readonly labels: Uint8Array;
  /** Predicted pixels per slice asked for, in the order asked. */
  readonly slices: readonly SlicePrediction[];
}

export interface SlicePrediction {
  readonly sliceIndex: number;
  readonly pixelCount: number;
}

export interface InferSlicesProgress {
  readonly doneSlices: number;
  readonly totalSlices: number;
}

/** Float values on a pixel grid, `data[x + width * y]`. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Sizes a slice goes through: resampled to the model's pixel size, then padded to what the model takes. */
export interface InputPlan {
  readonly resampledWidth: number;
  readonly resampledHeight: number;
  readonly paddedWidth: number;
  readonly paddedHeight: number;
}
