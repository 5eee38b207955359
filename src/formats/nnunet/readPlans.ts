import { z } from 'zod';
import { parsePythonJson } from '../results/parsePythonJson.ts';
import { requireShape } from '../results/requireShape.ts';

const positive = z.number().positive();
const configurationSchema = z.object({
  inherits_from: z.string().optional(),
  batch_size: z.int().positive().optional(),
  patch_size: z.array(z.int().positive()).min(2).max(3).optional(),
  /** mm, in the order of the transposed axes. */
  spacing: z.array(positive).min(2).max(3).optional(),
  normalization_schemes: z.array(z.string()).optional(),
  use_mask_for_norm: z.array(z.boolean()).optional(),
  batch_dice: z.boolean().optional(),
  UNet_class_name: z.string().optional(),
  architecture: z.object({ network_class_name: z.string() }).optional(),
});
const plansSchema = z.object({
  dataset_name: z.string(),
  plans_name: z.string(),
  image_reader_writer: z.string(),
  transpose_forward: z.array(z.int()).length(3),
  transpose_backward: z.array(z.int()).length(3),
  original_median_spacing_after_transp: z.array(positive).length(3),
  configurations: z.record(z.string(), configurationSchema),
});

/** plans.json of nnU-Net v2, as far as it is understood here. */
export type NnunetPlans = z.infer<typeof plansSchema>;

/** @throws CORRUPT_FILE naming the field */
export const readPlans = (text: string, fileName: string): NnunetPlans =>
  requireShape(plansSchema, parsePythonJson(text, fileName), fileName, 'plans.json of nnU-Net v2');
