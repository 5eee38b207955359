import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { hashFile } from '../client/hashFile.ts';
import { type GenerateOptions, generateCohort, requestText } from './generateCohort.ts';
import type { Manifest } from './manifest.ts';
import { MANIFEST_FILE, readManifest } from './readManifest.ts';
import type { CohortRequest } from './types.ts';

export interface EnsuredCohort {
  readonly manifest: Manifest;
  /** The folder held it already. */
  readonly already: boolean;
}

/**
 * The cohort of a request in a folder: generated, unless the folder holds it whole. CONFLICT when the folder
 * holds something else, for its files would be mixed with ours.
 */
export async function ensureCohort(
  request: CohortRequest,
  generating: Omit<GenerateOptions, 'progress'> & { startProgress(): GenerateOptions['progress'] },
): Promise<EnsuredCohort> {
  const { folder, startProgress } = generating;
  const found = await findManifest(folder);
  if (found && found.request !== requestText(request)) {
    throw new SonoledgerError(
      'CONFLICT',
      `${folder} holds another cohort, "${found.dataSet.name}". Choose another folder with --out, or empty this one.`,
    );
  }
  if (found && (await isWhole(folder, found))) return { manifest: found, already: true };
  const progress = startProgress();
  try {
    return { manifest: await generateCohort(request, { ...generating, progress }), already: false };
  } finally {
    progress.stop();
  }
}

/** The manifest in a folder; undefined in one that is new, or that only holds patients of an interrupted run. */
export async function findManifest(folder: string): Promise<Manifest | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(MANIFEST_FILE)) return readManifest(folder);
  const foreign = names.find((name) => !/^phantom-\d{2,}$/.test(name));
  if (foreign === undefined) return undefined;
  throw new SonoledgerError(
    'CONFLICT',
    `${folder} holds other files, such as ${foreign}. Choose a new or an empty folder with --out.`,
  );
}

async function isWhole(folder: string, { patients }: Manifest): Promise<boolean> {
  const files = patients.flatMap(({ volumes, annotations, landmarks }) => [
    ...volumes,
    ...annotations,
    ...landmarks,
  ]);
  for (const { file, sha256 } of files) {
    if ((await hashFile(join(folder, file)).catch(() => '')) !== sha256) return false;
  }
  return true;
}
