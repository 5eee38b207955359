import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Claim } from '../types.ts';
import { claimOfEntry } from './claimOfEntry.ts';

const list = z.array(z.record(z.string(), z.unknown())).default([]);

const manifestSchema = z.object({
  format: z.literal('sonoledger-manifest@1'),
  patients: z
    .array(
      z.object({
        pseudonym: z.string().min(1),
        histology: z.string().nullish(),
        volumes: list,
        annotations: list,
        landmarks: list,
      }),
    )
    .min(1),
});

export interface ManifestContent {
  readonly claims: readonly Claim[];
  readonly histology: ReadonlyMap<string, string>;
}

/** Reads a JSON manifest. CORRUPT_FILE when it is none; an entry that is wrong is a remark. */
export function readJsonManifest(text: string, fileName: string): ManifestContent {
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [problem] = z.prettifyError(parsed.error).split('\n');
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is no manifest: ${problem.replace(/^✖ /, '')}.`);
  }
  const histology = new Map<string, string>();
  const claims = parsed.data.patients.flatMap(({ pseudonym: patient, ...one }) => {
    if (one.histology) histology.set(patient, one.histology);
    const toClaims = (kind: string, entries: readonly object[]): Claim[] =>
      entries.map((entry, n) =>
        claimOfEntry({ ...entry, kind, patient }, `${fileName} ${patient} ${kind} ${n + 1}`),
      );
    return [
      ...toClaims('volume', one.volumes),
      ...toClaims('annotation', one.annotations),
      ...toClaims('landmarks', one.landmarks),
    ];
  });
  return { claims, histology };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
