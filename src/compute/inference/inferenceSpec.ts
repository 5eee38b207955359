import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/**
 * How a model wants its slices and what its output means: the side-car JSON beside an ONNX file. What changes
 * a prediction and cannot be read from the model has no default, so that nothing is guessed.
 */
const inferenceSpecSchema = z.strictObject({
  /** Pixel size the model was trained at, both axes; null keeps each slice's own pixels. */
  inputSpacingMm: z.number().positive().nullable(),
  normalisation: z.enum(['zScore', 'unitRange', 'none']),
  /**
   * Pixels whose values set the mean and standard deviation, or the range: the whole slice; the bounding box of
   * its non-zero pixels (what nnU-Net sees after its crop); or the non-zero pixels alone, the others staying 0
   * (nnU-Net's use_mask_for_norm).
   */
  normalisationRegion: z.enum(['slice', 'nonZeroBox', 'nonZero']).default('slice'),
  /** Height and width are padded, about the centre, to multiples of this: the product of a U-Net's strides. */
  paddingMultiple: z.int().min(1).max(1024),
  /** Padding comes after normalisation: zeros, or the value of the nearest edge pixel. */
  paddingMode: z.enum(['zero', 'edge']).default('zero'),
  outputActivation: z.enum(['logits', 'probabilities']),
  /** The output channel that means tumour: 0 for a model with one channel (sigmoid). */
  foregroundChannel: z.int().min(0),
  /**
   * A pixel is tumour when its probability is above this; for two channels 0.5 is the larger one. Null: when
   * its channel is the largest of all, which differs for three channels and more.
   */
  probabilityThreshold: z.number().gt(0).lt(1).nullable().default(0.5),
  /** Slices per call. More than 1 helps on a graphics card only. */
  batchSize: z.int().min(1).max(256).default(1),
});

export type InferenceSpec = z.infer<typeof inferenceSpecSchema>;

/**
 * Checks a side-car and fills in its defaults.
 * @throws INVALID_INPUT that names every field that is wrong
 */
export function parseInferenceSpec(json: unknown): InferenceSpec {
  const parsed = inferenceSpecSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'spec'}: ${message}`);
  throw new SonoledgerError('INVALID_INPUT', `The inference spec is not valid. ${problems.join('; ')}`);
}
