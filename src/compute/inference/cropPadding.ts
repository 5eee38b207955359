import type { InputPlan, Plane } from './types.ts';

/** Takes the part of a padded plane that `padInto` filled from the slice. */
export function cropPadding(padded: Float32Array, plan: InputPlan): Plane {
  const { resampledWidth: width, resampledHeight: height, paddedWidth, paddedHeight } = plan;
  const left = (paddedWidth - width) >> 1;
  const top = (paddedHeight - height) >> 1;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + top) * paddedWidth + left;
    data.set(padded.subarray(from, from + width), y * width);
  }
  return { data, width, height };
}
