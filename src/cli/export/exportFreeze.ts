import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createProgress } from '../output/createProgress.ts';
import type { Session } from '../session.ts';
import { writeProblem } from '../writeProblem.ts';
import { type UnpackedDataset, unpackDataset } from './unpackDataset.ts';

export interface FreezeExportOptions {
  readonly out: string;
  readonly datasetNumber: number;
  readonly datasetName?: string;
}

export interface ExportedFreeze extends UnpackedDataset {
  readonly folder: string;
  readonly caseCount: number;
}

/**
 * Writes a freeze as an nnU-Net raw data set below a folder. It appears under its name only when it is whole and its
 * hashes are right. CONFLICT when it is there already.
 */
export async function exportFreeze(
  { client, terminal }: Session,
  freezeId: string,
  { out, datasetNumber, datasetName }: FreezeExportOptions,
): Promise<ExportedFreeze> {
  const query = new URLSearchParams({
    number: String(datasetNumber),
    ...(datasetName && { name: datasetName }),
  });
  const { headers, content } = await client.stream(`/exports/freeze/${freezeId}?${query}`);
  const folder = join(out, folderName(headers));
  await requireAbsent(folder);
  const partial = `${folder}.partial`;
  const caseCount = Number(headers.get('x-case-count'));
  const progress = createProgress(terminal, 'Export', caseCount);
  let images = 0;
  const onFile = (path: string): void => {
    if (path.startsWith('labelsTr/')) progress.update(++images, `${images} of ${caseCount} slices`);
  };
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true }).catch((error: unknown) => {
      throw writeProblem(partial, error);
    });
    const written = await unpackDataset(content, partial, onFile);
    await rename(partial, folder);
    return { folder, caseCount, ...written };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    progress.stop();
  }
}

function folderName(headers: Headers): string {
  const name = /filename="?([\w-]+)\.tar"?/.exec(headers.get('content-disposition') ?? '')?.[1];
  if (name !== undefined) return name;
  throw new SonoledgerError('SERVER_UNREACHABLE', 'What answers is no export of a Sonoledger server.');
}

async function requireAbsent(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined)) === undefined) return;
  throw new SonoledgerError(
    'CONFLICT',
    `${folder} is there already: remove it, or give another --dataset-number.`,
  );
}
