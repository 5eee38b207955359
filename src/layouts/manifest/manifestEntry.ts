import { z } from 'zod';

const text = z.string().min(1);
const structure = z.enum(['TUMOUR', 'RESECTION_CAVITY', 'SULCI', 'FALX', 'VENTRICLES', 'CEREBRUM']);
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();

/** A path below the manifest's folder: never absolute, never upwards. */
const relativePath = text.refine(
  (path) => !/^([/\\]|[a-z]:)|\\|\0/i.test(path) && !path.split('/').some((part) => /^(\.\.?)?$/.test(part)),
  'leads out of the folder: give a path below it, with forward slashes',
);

const volume = z.object({
  kind: z.literal('volume'),
  patient: text,
  file: relativePath,
  sha256,
  name: text,
  modality: z.enum(['MR', 'US']),
  sequence: z.enum(['T1', 'T1CE', 'T2', 'FLAIR', 'B_MODE']),
  phase: z.enum(['PREOPERATIVE', 'PRE_DURA', 'POST_DURA', 'DURING_RESECTION', 'POST_RESECTION']),
  procedure: z.coerce.number().int().min(1).default(1),
});

const annotation = z.object({
  kind: z.literal('annotation'),
  patient: text,
  file: relativePath,
  sha256,
  volume: text,
  structure,
  origin: z.enum(['MANUAL', 'EXPERT', 'AUTOMATIC']),
  annotator: text.optional(),
  tool: text.optional(),
  toolVersion: text.optional(),
});

const landmarks = z.object({
  kind: z.literal('landmarks'),
  patient: text,
  file: relativePath,
  sha256,
  movingVolume: text,
  fixedVolume: text,
});

/** One entry of a manifest: the same fields in a row of CSV and in JSON. */
export const manifestEntry = z.discriminatedUnion('kind', [volume, annotation, landmarks]);

export type ManifestEntry = z.infer<typeof manifestEntry>;
