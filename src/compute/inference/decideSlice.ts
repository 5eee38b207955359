import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { extractSlice } from '../../kernels/slicing/extractSlice.ts';
import { cropPadding } from './cropPadding.ts';
import { foregroundMargin } from './foregroundMargin.ts';
import { resizeLinear } from './resizeLinear.ts';
import type { SliceOutput } from './runBatch.ts';
import type { InferSlicesPayload, InputPlan } from './types.ts';

/**
 * The label of one slice from what the model said: decide on the model's pixels, take the padding off,
 * resample the margin to the slice's own pixels, cut at 0 and crop to the cone.
 * @returns 1 tumour, 0 not; as many pixels as the slice
 * @throws MODEL_INCOMPATIBLE, NON_FINITE_VALUES
 */
export function decideSlice(
  output: SliceOutput,
  payload: InferSlicesPayload,
  sliceIndex: number,
  plan: InputPlan,
): Uint8Array {
  const { ultrasound, axis, cone, spec } = payload;
  const margin = foregroundMargin(output.data, output.channels, spec);
  const slice = extractSlice(ultrasound.data, ultrasound.geometry, axis, sliceIndex);
  const onSlice = resizeLinear(cropPadding(margin, plan), slice.width, slice.height);
  if (!onSlice.data.every(Number.isFinite)) throw nonFiniteOutput(axis, sliceIndex);
  const inCone = cone && extractSlice(cone.data, cone.geometry, axis, sliceIndex).data;
  return Uint8Array.from(onSlice.data, (value, at) => (value > 0 && (!inCone || inCone[at]) ? 1 : 0));
}

function nonFiniteOutput(axis: string, sliceIndex: number): SonoledgerError {
  return new SonoledgerError(
    'NON_FINITE_VALUES',
    `The model gave values that are not finite for slice ${sliceIndex} on axis ${axis}; check its normalisation.`,
    { axis, sliceIndex },
  );
}
