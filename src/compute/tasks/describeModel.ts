import { describeModel as describe } from '../sessions/describeModel.ts';
import { requireSliceModel } from '../sessions/requireSliceModel.ts';
import type { ModelDescription, SliceModelSignature } from '../sessions/types.ts';
import type { TaskContext } from '../threads/types.ts';

export interface DescribeModelPayload {
  readonly modelBytes: Uint8Array;
}

export interface DescribeModelResult {
  readonly description: ModelDescription;
  readonly signature: SliceModelSignature;
}

/** Describes an ONNX model and checks that it can segment slices: MODEL_INCOMPATIBLE when not. */
export async function describeModel(
  { modelBytes }: DescribeModelPayload,
  { uninterrupted }: TaskContext<never>,
): Promise<DescribeModelResult> {
  const description = await describe(modelBytes, uninterrupted);
  return { description, signature: requireSliceModel(description) };
}
