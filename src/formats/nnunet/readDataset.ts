import { z } from 'zod';
import { parsePythonJson } from '../results/parsePythonJson.ts';
import { requireShape } from '../results/requireShape.ts';

const datasetSchema = z.object({
  channel_names: z.record(z.string().regex(/^\d{1,4}$/), z.string()),
  labels: z.record(z.string(), z.union([z.int().min(0), z.array(z.int().min(0)).min(1)])),
  numTraining: z.int().min(1),
  file_ending: z.string().startsWith('.').max(20),
  name: z.string().optional(),
  overwrite_image_reader_writer: z.string().optional(),
  regions_class_order: z.array(z.int()).optional(),
});

/** dataset.json of nnU-Net v2, as far as it is understood here. */
export type NnunetDataset = z.infer<typeof datasetSchema>;

/** @throws CORRUPT_FILE naming the field */
export const readDataset = (text: string, fileName: string): NnunetDataset =>
  requireShape(datasetSchema, parsePythonJson(text, fileName), fileName, 'dataset.json of nnU-Net v2');
