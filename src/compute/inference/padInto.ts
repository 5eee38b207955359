import type { InferenceSpec } from './inferenceSpec.ts';
import type { InputPlan, Plane } from './types.ts';

/**
 * Writes a resampled slice into its place of the input tensor, padded about the centre (the odd pixel at the
 * end, as nnU-Net does).
 * @param target the slice's `paddedWidth * paddedHeight` values, all 0; changed in place
 */
export function padInto(
  target: Float32Array,
  { data, width, height }: Plane,
  { paddedWidth, paddedHeight }: InputPlan,
  mode: InferenceSpec['paddingMode'],
): void {
  const left = (paddedWidth - width) >> 1;
  const top = (paddedHeight - height) >> 1;
  for (let y = 0; y < paddedHeight; y++) {
    const sourceY = Math.min(Math.max(y - top, 0), height - 1);
    if (mode === 'zero' && sourceY !== y - top) continue;
    const row = data.subarray(sourceY * width, (sourceY + 1) * width);
    const at = y * paddedWidth;
    target.set(row, at + left);
    if (mode === 'zero') continue;
    target.fill(row[0], at, at + left);
    target.fill(row[width - 1], at + left + width, at + paddedWidth);
  }
}
