import { z } from 'zod';
import { annotationFields, landmarksFields, volumeFields } from './manifestFields.ts';

const patient = z.string().min(1);

/** One entry of a manifest: the same fields in a row of CSV and in JSON. */
export const manifestEntry = z.discriminatedUnion('kind', [
  volumeFields.extend({
    kind: z.literal('volume'),
    patient,
    procedure: z.coerce.number().int().min(1).default(1),
  }),
  annotationFields.extend({
    kind: z.literal('annotation'),
    patient,
    tool: z.string().min(1).optional(),
    toolVersion: z.string().min(1).optional(),
  }),
  landmarksFields.extend({ kind: z.literal('landmarks'), patient }),
]);

export type ManifestEntry = z.infer<typeof manifestEntry>;
