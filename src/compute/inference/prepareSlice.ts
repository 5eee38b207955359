import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { extractSlice } from '../../kernels/slicing/extractSlice.ts';
import { normaliseSlice } from './normaliseSlice.ts';
import { resizeLinear } from './resizeLinear.ts';
import type { InferSlicesPayload, InputPlan, Plane } from './types.ts';

/**
 * One slice as a model wants it, before padding: normalised, then resampled (the order of nnU-Net).
 * @throws NON_FINITE_VALUES, INVALID_INPUT
 */
export function prepareSlice(payload: InferSlicesPayload, sliceIndex: number, plan: InputPlan): Plane {
  const { ultrasound, axis, spec } = payload;
  const slice = extractSlice(ultrasound.data, ultrasound.geometry, axis, sliceIndex);
  const plane = { data: Float32Array.from(slice.data), width: slice.width, height: slice.height };
  if (!plane.data.every(Number.isFinite)) {
    throw new SonoledgerError(
      'NON_FINITE_VALUES',
      `Slice ${sliceIndex} on axis ${axis} has values that are not finite (NaN or infinite).`,
      { axis, sliceIndex },
    );
  }
  return resizeLinear(normaliseSlice(plane, spec), plan.resampledWidth, plan.resampledHeight);
}
