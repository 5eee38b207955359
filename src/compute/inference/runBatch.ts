import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { FloatTensor, ModelSession, SliceModelSignature } from '../sessions/types.ts';
import type { InferenceSpec } from './inferenceSpec.ts';
import { padInto } from './padInto.ts';
import type { InputPlan, Plane } from './types.ts';

/** What a model says about one slice: K planes of the padded size, one after the other. */
export interface SliceOutput {
  readonly channels: number;
  readonly data: Float32Array;
}

/**
 * Runs prepared slices through a model in one call. A model of fixed batch size gets zeros for what is missing.
 * @throws MODEL_INCOMPATIBLE when the output is not N x K x H x W with the input's N, H and W
 */
export async function runBatch(
  session: ModelSession,
  { inputName, outputName, batchSize }: SliceModelSignature,
  slices: readonly Plane[],
  plan: InputPlan,
  paddingMode: InferenceSpec['paddingMode'],
): Promise<SliceOutput[]> {
  const { paddedWidth, paddedHeight } = plan;
  const shape = [batchSize ?? slices.length, 1, paddedHeight, paddedWidth];
  const pixels = paddedWidth * paddedHeight;
  const data = new Float32Array(shape[0] * pixels);
  slices.forEach((slice, at) => {
    padInto(data.subarray(at * pixels, (at + 1) * pixels), slice, plan, paddingMode);
  });
  const output = (await session.run({ [inputName]: { data, shape } }))[outputName];
  const channels = requireSegmentation(output, shape);
  return slices.map((_, at) => ({
    channels,
    data: output.data.subarray(at * channels * pixels, (at + 1) * channels * pixels),
  }));
}

function requireSegmentation(output: FloatTensor, [batch, , height, width]: readonly number[]): number {
  const [n, channels, h, w] = output.shape;
  if (output.shape.length === 4 && n === batch && channels > 0 && h === height && w === width)
    return channels;
  throw new SonoledgerError(
    'MODEL_INCOMPATIBLE',
    `The model answered an input of ${width} x ${height} pixels with an output of shape [${output.shape.join(', ')}]; it must keep the size. Check paddingMultiple.`,
  );
}
