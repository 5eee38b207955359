import { createHash } from 'node:crypto';
import { createGraphBuilder } from '../../src/compute/graphs/createGraphBuilder.ts';
import type { Dimension } from '../../src/compute/graphs/types.ts';
import type { InferenceSpec } from '../../src/compute/inference/inferenceSpec.ts';
import { parseInferenceSpec } from '../../src/compute/inference/inferenceSpec.ts';
import type { InferSlicesPayload, InferSlicesResult } from '../../src/compute/inference/types.ts';
import type { ThreadPool } from '../../src/compute/threads/types.ts';
import type { Geometry, Image, SliceAxis, Vec3, VoxelArray } from '../../src/kernels/geometry/types.ts';

const FREE_SHAPE: readonly Dimension[] = ['N', 1, 'H', 'W'];

/** Logit = value - threshold: tumour where the value is above the threshold, exactly. */
export function thresholdModel(threshold: number, inputShape: readonly Dimension[] = FREE_SHAPE): Uint8Array {
  const graph = createGraphBuilder('threshold');
  const slice = graph.input('slice', inputShape);
  const limit = graph.constant([1], Float32Array.of(threshold));
  graph.output('logits', graph.node('Sub', [slice, limit]), inputShape);
  return graph.encode();
}

/** Sigmoid(value - threshold) as probabilities. */
export function sigmoidModel(threshold: number): Uint8Array {
  const graph = createGraphBuilder('sigmoid');
  const slice = graph.input('slice', FREE_SHAPE);
  const limit = graph.constant([1], Float32Array.of(threshold));
  const probabilities = graph.node('Sigmoid', [graph.node('Sub', [slice, limit])]);
  graph.output('probabilities', probabilities, FREE_SHAPE);
  return graph.encode();
}

/** Channels with the logits `factor * value + offset`. */
export function linearChannelsModel(factors: number[], offsets: number[]): Uint8Array {
  const graph = createGraphBuilder('linear');
  const slice = graph.input('slice', FREE_SHAPE);
  const weights = graph.constant([factors.length, 1, 1, 1], Float32Array.from(factors));
  const biases = graph.constant([offsets.length], Float32Array.from(offsets));
  graph.output('logits', graph.node('Conv', [slice, weights, biases]), ['N', factors.length, 'H', 'W']);
  return graph.encode();
}

/** Logit = sum of the 3 x 3 neighbourhood (0 beyond the border) - threshold. Exact for whole numbers. */
export function boxSumModel(threshold: number): Uint8Array {
  const graph = createGraphBuilder('boxSum');
  const slice = graph.input('slice', FREE_SHAPE);
  const ones = graph.constant([1, 1, 3, 3], new Float32Array(9).fill(1));
  const bias = graph.constant([1], Float32Array.of(-threshold));
  const attributes = { kernel_shape: { ints: [3, 3] }, pads: { ints: [1, 1, 1, 1] } };
  graph.output('logits', graph.node('Conv', [slice, ones, bias], attributes), FREE_SHAPE);
  return graph.encode();
}

/** The shape of a U-Net in small: pool to half the size, expand again; the sizes must be even. */
export function poolAndExpandModel(threshold: number): Uint8Array {
  const graph = createGraphBuilder('poolAndExpand');
  const slice = graph.input('slice', FREE_SHAPE);
  const two = { ints: [2, 2] };
  const pooled = graph.node('MaxPool', [slice], { kernel_shape: two, strides: two });
  const ones = graph.constant([1, 1, 2, 2], new Float32Array(4).fill(1));
  const expanded = graph.node('ConvTranspose', [pooled, ones], { kernel_shape: two, strides: two });
  const both = graph.node('Concat', [expanded, slice], { axis: { int: 1 } });
  const first = graph.node('Slice', [
    both,
    ...[0, 1, 1].map((n) => graph.constant([1], BigInt64Array.of(BigInt(n)))),
  ]);
  const shifted = graph.node('Sub', [first, graph.constant([1], Float32Array.of(threshold))]);
  graph.output('logits', graph.node('LeakyRelu', [shifted], { alpha: { float: 0.5 } }), FREE_SHAPE);
  return graph.encode();
}

/** Takes seconds per slice of a few hundred pixels squared. */
export function slowModel(): Uint8Array {
  const graph = createGraphBuilder('slow');
  const channels = 64;
  let value = graph.input('slice', FREE_SHAPE);
  for (let layer = 0; layer < 8; layer++) {
    const from = layer === 0 ? 1 : channels;
    const weights = graph.constant([channels, from, 3, 3], new Float32Array(channels * from * 9).fill(0.01));
    value = graph.node('Conv', [value, weights], { pads: { ints: [1, 1, 1, 1] } });
  }
  const last = graph.constant([1, channels, 1, 1], new Float32Array(channels));
  graph.output('logits', graph.node('Conv', [value, last]), FREE_SHAPE);
  return graph.encode();
}

export function grid(size: Vec3, spacingMm: Vec3 = [1, 1, 1]): Geometry {
  return { size, spacingMm, originLps: [0, 0, 0], direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
}

export function volume(size: Vec3, values: readonly number[], spacingMm?: Vec3): Image<Float32Array> {
  return { geometry: grid(size, spacingMm), data: Float32Array.from(values) };
}

/** A spec for models that take raw values and give logits of one channel. */
export function rawLogitsSpec(changes: Partial<InferenceSpec> = {}): InferenceSpec {
  return parseInferenceSpec({
    inputSpacingMm: null,
    normalisation: 'none',
    paddingMultiple: 1,
    outputActivation: 'logits',
    foregroundChannel: 0,
    ...changes,
  });
}

export function segment(
  pool: ThreadPool,
  ultrasound: Image<VoxelArray>,
  axis: SliceAxis,
  modelBytes: Uint8Array,
  spec: Partial<InferenceSpec> = {},
  more: Partial<InferSlicesPayload> = {},
): Promise<InferSlicesResult> {
  const sha256 = createHash('sha256').update(modelBytes).digest('hex');
  return pool.run('inferSlices', {
    ultrasound,
    axis,
    model: { sha256, bytes: modelBytes },
    spec: rawLogitsSpec(spec),
    device: 'cpu',
    threads: 1,
    ...more,
  });
}
