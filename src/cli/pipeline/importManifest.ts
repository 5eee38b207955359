import { join } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { isDuplicate } from '../client/isDuplicate.ts';
import type { Client } from '../client/types.ts';
import { inLanes } from '../inLanes.ts';
import type { Named } from '../lookups/resolveNamed.ts';
import type { Progress } from '../output/createProgress.ts';
import type { Manifest, ManifestPatient } from '../phantom/manifest.ts';
import { ensureDataSet } from './ensureDataSet.ts';
import { fetchImportedContent, type ImportedContent } from './importedContent.ts';
import { IMPORT_ANNOTATION, IMPORT_LANDMARKS, IMPORT_VOLUME } from './importOperations.ts';

export interface ImportCounts {
  imported: number;
  already: number;
}

export interface ManifestImport {
  readonly dataSet: Named;
  readonly volumes: ImportCounts;
  readonly annotations: ImportCounts;
  readonly landmarkSets: ImportCounts;
}

interface Importing {
  readonly client: Client;
  readonly folder: string;
  readonly content: ImportedContent;
  readonly result: ManifestImport;
}

/** Patients imported side by side: enough to keep the server's threads busy. */
const LANES = 4;

/** Imports all that a manifest names into its data set. What is there already is counted and not sent again. */
export async function importManifest(
  client: Client,
  folder: string,
  manifest: Manifest,
  progress: Progress,
): Promise<ManifestImport> {
  // Synthetic patients have nothing to hide.
  const { dataSet } = await ensureDataSet(client, { ...manifest.dataSet, visibility: 'OPEN' });
  const result = { dataSet, volumes: none(), annotations: none(), landmarkSets: none() };
  const content = await fetchImportedContent(client, dataSet.name);
  let done = 0;
  await inLanes(manifest.patients, LANES, async (patient) => {
    await importPatient({ client, folder, content, result }, patient);
    done += 1;
    progress.update(done, patient.pseudonym);
    progress.ended(patient.pseudonym);
  });
  return result;
}

const none = (): ImportCounts => ({ imported: 0, already: 0 });

async function importPatient(importing: Importing, patient: ManifestPatient): Promise<void> {
  const volumeIds = new Map<string, string>();
  for (const volume of patient.volumes) {
    volumeIds.set(volume.name, await importVolume(importing, patient, volume));
  }
  const idOf = (name: string): string => {
    const id = volumeIds.get(name);
    if (id !== undefined) return id;
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The manifest names volume "${name}" of ${patient.pseudonym}, which it does not list.`,
    );
  };
  for (const annotation of patient.annotations) {
    await importAnnotation(importing, idOf(annotation.volume), annotation);
  }
  for (const landmarks of patient.landmarks) {
    await importLandmarks(importing, idOf(landmarks.movingVolume), idOf(landmarks.fixedVolume), landmarks);
  }
}

async function importVolume(
  { client, folder, content, result }: Importing,
  { pseudonym, histology }: ManifestPatient,
  { name, modality, sequence, phase, ...file }: ManifestPatient['volumes'][number],
): Promise<string> {
  const known = content.volumeId(pseudonym, file.sha256);
  if (known !== undefined) {
    result.volumes.already += 1;
    return known;
  }
  const about = { dataSetId: result.dataSet.id, pseudonym, histology, name, modality, sequence, phase };
  const input = { ...about, source: await upload(client, folder, file) };
  try {
    const { importVolume: volume } = await client.request(IMPORT_VOLUME, { input });
    result.volumes.imported += 1;
    return volume.id;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    result.volumes.already += 1;
    return String(error.details['volumeId']);
  }
}

async function importAnnotation(
  { client, folder, content, result }: Importing,
  volumeId: string,
  { structure, origin, annotator, ...file }: ManifestPatient['annotations'][number],
): Promise<void> {
  if (content.hasAnnotation(volumeId, file.sha256, annotator)) {
    result.annotations.already += 1;
    return;
  }
  const source = await upload(client, folder, file);
  const input = { volumeId, structure, origin, annotatorName: annotator, source };
  await counted(result.annotations, () => client.request(IMPORT_ANNOTATION, { input }));
}

async function importLandmarks(
  { client, folder, result }: Importing,
  movingVolumeId: string,
  fixedVolumeId: string,
  file: ManifestPatient['landmarks'][number],
): Promise<void> {
  const input = { movingVolumeId, fixedVolumeId, source: await upload(client, folder, file) };
  await counted(result.landmarkSets, () => client.request(IMPORT_LANDMARKS, { input }));
}

async function counted(counts: ImportCounts, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    counts.imported += 1;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    counts.already += 1;
  }
}

/** What the server has needs no file here. */
async function upload(
  client: Client,
  folder: string,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
): Promise<{ uploadHash: string }> {
  if (await client.holds(sha256)) return { uploadHash: sha256 };
  const { hash } = await client.upload(join(folder, file));
  if (hash === sha256) return { uploadHash: hash };
  throw new SonoledgerError(
    'HASH_MISMATCH',
    `${file} is not the file that the manifest was written for. Generate the cohort again.`,
  );
}
