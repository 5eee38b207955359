import type { Device } from '../devices/types.ts';

/** A float32 tensor, row-major: the last dimension runs fastest. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** What goes in or out of a model. A size is a number, or a name where the model leaves it open. */
export interface ModelPort {
  readonly name: string;
  /** onnxruntime's element type (`float32`, `float16`, ...), or `other` for what is not a tensor. */
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export interface ModelDescription {
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
}

/**
 * What is needed to feed slices to a model: one float input N x 1 x H x W, one float output N x K x H x W. A
 * null is a size that the model leaves open.
 */
export interface SliceModelSignature {
  readonly inputName: string;
  readonly outputName: string;
  readonly batchSize: number | null;
  readonly height: number | null;
  readonly width: number | null;
  readonly channels: number | null;
}

export interface SessionOptions {
  readonly device: Device;
  /** CPU threads within one operator. */
  readonly threads: number;
  /**
   * Refuses a model of which the device lacks an operator. Otherwise onnxruntime computes that part on the cpu,
   * silently, with a copy there and back.
   */
  readonly wholeModelOnDevice?: boolean;
}

/** A loaded model. One call at a time; each blocks its thread until it is done. */
export interface ModelSession {
  readonly description: ModelDescription;
  /** @throws MODEL_INCOMPATIBLE when the model fails on that input */
  run(feeds: Readonly<Record<string, FloatTensor>>): Promise<Record<string, FloatTensor>>;
  /** Frees the model's memory. */
  release(): Promise<void>;
}
