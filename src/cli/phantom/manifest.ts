import { z } from 'zod';
import { annotationFields, landmarksFields, volumeFields } from '../../layouts/manifest/manifestFields.ts';

/** Written for every file, so that what was changed is generated anew. */
const written = { sha256: z.string().regex(/^[0-9a-f]{64}$/) };

const volume = volumeFields.extend(written);

const annotation = annotationFields.extend({
  ...written,
  origin: z.enum(['MANUAL', 'EXPERT']),
  annotator: z.string().min(1),
});

const landmarks = landmarksFields.extend(written);

const vec3 = z.tuple([z.number(), z.number(), z.number()]);

/** What only a phantom knows; docs/phantom.md says how to use it. World LPS mm, matrices row-major. */
const truth = z.object({
  trueMovingToFixedLps: z.array(z.number()).length(16),
  brainShift: z
    .object({
      bumpsLps: z.array(z.object({ centre: vec3, sigmaMm: z.number(), displacementMm: vec3 })),
      landmarkDisplacementsMm: z.array(vec3),
    })
    .optional(),
});

const patient = z.object({
  pseudonym: z.string().min(1),
  histology: z.string().nullable(),
  volumes: z.array(volume),
  annotations: z.array(annotation),
  landmarks: z.array(landmarks),
  truth: truth.optional(),
});

/** The content of manifest.json: a cohort as files, ready for import. */
export const manifestSchema = z.object({
  format: z.literal('sonoledger-manifest@1'),
  /** What the files were generated from, compared as text. */
  request: z.string(),
  dataSet: z.object({ name: z.string().min(1), licence: z.string(), citation: z.string() }),
  patients: z.array(patient).min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestPatient = z.infer<typeof patient>;
export type ManifestVolume = z.infer<typeof volume>;
export type ManifestAnnotation = z.infer<typeof annotation>;
export type ManifestLandmarks = z.infer<typeof landmarks>;
