import { z } from 'zod';

const text = z.string().min(1);

/** A path below the manifest's folder: never absolute, never upwards. */
const relativePath = text.refine(
  (path) => !/^([/\\]|[a-z]:)|\\|\0/i.test(path) && !path.split('/').some((part) => /^(\.\.?)?$/.test(part)),
  'leads out of the folder: give a path below it, with forward slashes',
);

const file = {
  file: relativePath,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
};

/** What a manifest says about a volume, in every form of manifest. */
export const volumeFields = z.object({
  ...file,
  name: text,
  modality: z.enum(['MR', 'US']),
  sequence: z.enum(['T1', 'T1CE', 'T2', 'FLAIR', 'B_MODE']),
  phase: z.enum(['PREOPERATIVE', 'PRE_DURA', 'POST_DURA', 'DURING_RESECTION', 'POST_RESECTION']),
});

/** What a manifest says about a label map; `volume` is the name of the volume that it lies on. */
export const annotationFields = z.object({
  ...file,
  volume: text,
  structure: z.enum(['TUMOUR', 'RESECTION_CAVITY', 'SULCI', 'FALX', 'VENTRICLES', 'CEREBRUM']),
  origin: z.enum(['MANUAL', 'EXPERT', 'AUTOMATIC']),
  annotator: text.optional(),
});

/** What a manifest says about landmarks; the volumes are named. */
export const landmarksFields = z.object({ ...file, movingVolume: text, fixedVolume: text });
