import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { SliceModelSignature } from '../sessions/types.ts';
import type { InferenceSpec } from './inferenceSpec.ts';
import type { InputPlan } from './types.ts';

/** 8192 x 8192: beyond it a spacing is a mistake (metres for millimetres), not a wish. */
const MOST_PIXELS = 2 ** 26;

/**
 * The sizes that a slice of the given size goes through on its way into a model. A model of fixed size takes
 * anything that fits into it.
 * @param pixelSpacingMm distance of the slice's pixels along x and y
 * @throws MODEL_INCOMPATIBLE when the slice does not fit, INVALID_INPUT when the spacing asks for too many pixels
 */
export function planInput(
  slice: { width: number; height: number; pixelSpacingMm: readonly [number, number] },
  { inputSpacingMm, paddingMultiple }: Pick<InferenceSpec, 'inputSpacingMm' | 'paddingMultiple'>,
  signature: Pick<SliceModelSignature, 'height' | 'width'>,
): InputPlan {
  const resample = (pixels: number, spacingMm: number): number =>
    inputSpacingMm === null ? pixels : Math.max(1, Math.round((pixels * spacingMm) / inputSpacingMm));
  const pad = (pixels: number): number => Math.ceil(pixels / paddingMultiple) * paddingMultiple;
  const resampledWidth = resample(slice.width, slice.pixelSpacingMm[0]);
  const resampledHeight = resample(slice.height, slice.pixelSpacingMm[1]);
  const paddedWidth = signature.width ?? pad(resampledWidth);
  const paddedHeight = signature.height ?? pad(resampledHeight);
  const size = `${resampledWidth} x ${resampledHeight}`;
  if (resampledWidth > paddedWidth || resampledHeight > paddedHeight) {
    throw new SonoledgerError(
      'MODEL_INCOMPATIBLE',
      `A slice of ${size} pixels does not fit into the model's fixed ${paddedWidth} x ${paddedHeight}: export the model with free height and width, or set a larger inputSpacingMm.`,
    );
  }
  if (paddedWidth * paddedHeight > MOST_PIXELS) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `At ${inputSpacingMm} mm a slice would have ${size} pixels; check inputSpacingMm.`,
    );
  }
  return { resampledWidth, resampledHeight, paddedWidth, paddedHeight };
}
