import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findNamed } from '../lookups/resolveNamed.ts';
import { count } from '../output/count.ts';
import { createProgress } from '../output/createProgress.ts';
import { cohortTraits } from '../phantom/cohortTraits.ts';
import { ensureCohort, findManifest } from '../phantom/ensureCohort.ts';
import type { Manifest } from '../phantom/manifest.ts';
import { fetchImportedContent } from '../pipeline/importedContent.ts';
import type { Demo, Said } from './types.ts';

export interface DemoCohort {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The server holds all of it, so that no file is needed. */
  readonly imported: boolean;
}

/** The phantom cohort of the demo: already on the server, else as files, generated where they lack. */
export async function ensurePhantom({ session, out, request }: Demo): Promise<Said<DemoCohort>> {
  const { patientCount } = request;
  const folder = join(out, ['phantom', ...cohortTraits(request)].join(' ').replaceAll(' ', '-'));
  const known = await findManifest(folder);
  if (known && (await isImported(session.client, known))) {
    return {
      result: { folder, manifest: known, imported: true },
      said: `Reused: the server holds all ${count(known.patients.length, 'patient')} of "${known.dataSet.name}"`,
    };
  }
  const { manifest, already } = await ensureCohort(request, {
    folder,
    threads: availableParallelism(),
    startProgress: () => createProgress(session.terminal, '   Phantom', patientCount),
  });
  const what = `${count(manifest.patients.length, 'synthetic patient')} in ${folder}`;
  return {
    result: { folder, manifest, imported: false },
    said: `${already ? 'Reused' : 'Generated'}: ${what}`,
  };
}

async function isImported(client: Demo['session']['client'], manifest: Manifest): Promise<boolean> {
  const dataSet = await findNamed(client, 'data set', manifest.dataSet.name);
  return dataSet !== undefined && (await fetchImportedContent(client, dataSet.name)).holds(manifest);
}

/** Removes the patients' files, which the server has; the manifest stays and tells the next run so. */
export async function removeFiles({ folder, manifest }: DemoCohort): Promise<void> {
  for (const { pseudonym } of manifest.patients) {
    await rm(join(folder, pseudonym), { recursive: true, force: true });
  }
}
