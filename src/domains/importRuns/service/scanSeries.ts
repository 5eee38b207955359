import { join } from 'node:path';
import type { FileHead, ListedDicomFile } from '../../../compute/tasks/listDicomFiles.ts';
import type { ThreadPool } from '../../../compute/threads/types.ts';
import { eachConcurrently } from '../../../jobs/eachConcurrently.ts';
import type { ListedFile } from '../../../layouts/types.ts';
import { type FolderSeries, groupSeries, type ScannedFile } from './groupSeries.ts';
import { readHead } from './readHead.ts';

/** Files of one batch; with their heads, what a lane holds in memory at a time is 4 MiB. */
const BATCH = 128;
const HEAD_BYTES = 32 << 10;
/** Segmentations describe every frame in their headers; longer ones are none. */
const LONGEST_HEAD_BYTES = 64 << 20;

export interface Scanning {
  readonly rootPath: string;
  readonly threads: ThreadPool;
  readonly signal: AbortSignal;
  readonly onFiles: (done: number, total: number) => void;
}

/** Whether a file may be DICOM by its name, of which archives use many. */
export const mayBeDicom = ({ path }: ListedFile): boolean => /\.(dcm|ima)$|(^|\/)[^/.]+$/i.test(path);

/** Reads the headers of a folder's DICOM files, never their pixels, and puts the files into series. */
export async function scanSeries(files: readonly ListedFile[], scanning: Scanning): Promise<FolderSeries> {
  const scanned: ScannedFile[][] = [];
  const batches = Array.from({ length: Math.ceil(files.length / BATCH) }, (_, n) => n);
  let done = 0;
  await eachConcurrently(batches, scanning.threads.size, async (n) => {
    const batch = files.slice(n * BATCH, (n + 1) * BATCH);
    scanned[n] = await scanBatch(batch, scanning);
    done += batch.length;
    scanning.onFiles(done, files.length);
  });
  return groupSeries(scanned.flat());
}

async function scanBatch(batch: readonly ListedFile[], scanning: Scanning): Promise<ScannedFile[]> {
  const heads: FileHead[] = [];
  for (const file of batch) heads.push(await headOf(file, HEAD_BYTES, scanning));
  const found = await list(heads, scanning);
  const scanned: ScannedFile[] = [];
  for (const [n, file] of batch.entries()) {
    const first = found[n];
    const whole = first.kind === 'LONGER' ? await scanLonger(file, scanning) : first;
    scanned.push({ path: file.path, found: whole });
  }
  return scanned;
}

/** One file at a time, so that long headers do not add up. */
async function scanLonger(file: ListedFile, scanning: Scanning): Promise<ScannedFile['found']> {
  for (let bytes = HEAD_BYTES * 16; ; bytes *= 16) {
    const [found] = await list([await headOf(file, Math.min(bytes, LONGEST_HEAD_BYTES), scanning)], scanning);
    if (found.kind !== 'LONGER') return found;
    if (bytes >= LONGEST_HEAD_BYTES) {
      return {
        kind: 'UNUSABLE',
        code: 'CORRUPT_FILE',
        message: `The header of ${file.path} does not end within ${LONGEST_HEAD_BYTES >> 20} MiB.`,
      };
    }
  }
}

async function headOf({ path }: ListedFile, maxBytes: number, scanning: Scanning): Promise<FileHead> {
  scanning.signal.throwIfAborted();
  const { bytes, whole } = await readHead(join(scanning.rootPath, path), scanning.rootPath, maxBytes);
  return { fileName: path, bytes, whole };
}

const list = (heads: readonly FileHead[], { threads, signal }: Scanning): Promise<ListedDicomFile[]> =>
  threads.run(
    'listDicomFiles',
    { heads },
    { signal, transfer: heads.map(({ bytes }) => bytes.buffer as ArrayBuffer) },
  );
