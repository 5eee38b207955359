import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';
import { blobPath } from './blobPath.ts';
import { storageError } from './storageError.ts';
import type {
  BlobCondition,
  BlobContent,
  BlobHash,
  BlobStore,
  ByteRange,
  PutOptions,
  StoredBlob,
} from './types.ts';
import { type IncomingBlob, writeIncoming } from './writeIncoming.ts';

const INCOMING = 'incoming';
const ABANDONED_AFTER_MS = 24 * 3600_000;

/** A blob store in one folder of one file system, which it creates. Several processes may share the folder. */
export async function createDiskBlobStore(folder: string): Promise<BlobStore> {
  const dir = resolve(folder);
  const incoming = join(dir, INCOMING);
  try {
    await mkdir(incoming, { recursive: true, mode: 0o750 });
    await removeAbandoned(incoming);
  } catch (error) {
    throw storageError(error, dir);
  }
  return {
    put: (content, options = {}) => put(dir, content, options),
    open: (hash, range = {}) => openBlob(dir, hash, range),
    read: (hash) => readBlob(dir, hash),
    has: async (hash) => (await sizeOf(dir, hash)) !== undefined,
    size: async (hash) => (await sizeOf(dir, hash)) ?? notFound(hash),
    verify: (hash) => verify(dir, hash),
  };
}

async function put(dir: string, content: BlobContent, options: PutOptions): Promise<StoredBlob> {
  const blob = await writeIncoming(join(dir, INCOMING), content, options);
  try {
    await moveIntoPlace(dir, blob);
  } catch (error) {
    throw storageError(error, dir);
  } finally {
    await rm(blob.path, { force: true });
  }
  return { hash: blob.hash, sizeBytes: blob.sizeBytes };
}

async function moveIntoPlace(dir: string, { hash, sizeBytes, path }: IncomingBlob): Promise<void> {
  // A file of another size was damaged from outside; the new, whole one replaces it.
  if ((await sizeOf(dir, hash)) === sizeBytes) return;
  const target = blobPath(dir, hash);
  await mkdir(dirname(target), { recursive: true, mode: 0o750 });
  await rename(path, target);
  await syncFolder(dirname(target));
  await syncFolder(dirname(dirname(target)));
}

// Without this a power failure can forget the new name although the bytes are on disk.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openBlob(dir: string, hash: BlobHash, { start, end }: ByteRange): Promise<Readable> {
  const file = await openFile(dir, hash);
  return file.createReadStream({ start, end });
}

async function readBlob(dir: string, hash: BlobHash): Promise<Uint8Array> {
  const file = await openFile(dir, hash);
  try {
    const content = await file.readFile();
    if (createHash('sha256').update(content).digest('hex') === hash) return content;
  } catch (error) {
    throw storageError(error, dir);
  } finally {
    await file.close();
  }
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `The stored bytes of ${hash} have changed: restore them from a copy.`,
  );
}

async function verify(dir: string, hash: BlobHash): Promise<BlobCondition> {
  if ((await sizeOf(dir, hash)) === undefined) return 'MISSING';
  const digest = createHash('sha256');
  for await (const chunk of await openBlob(dir, hash, {})) digest.update(chunk);
  return digest.digest('hex') === hash ? 'INTACT' : 'CORRUPT';
}

async function openFile(dir: string, hash: BlobHash): Promise<FileHandle> {
  const path = blobPath(dir, hash);
  try {
    return await open(path, 'r');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return notFound(hash);
    throw storageError(error, dir);
  }
}

async function sizeOf(dir: string, hash: BlobHash): Promise<number | undefined> {
  const path = blobPath(dir, hash);
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw storageError(error, dir);
  }
}

function notFound(hash: BlobHash): never {
  throw new SonoledgerError('FILE_NOT_FOUND', `The blob store holds nothing with the SHA-256 ${hash}.`);
}

// Left by processes that were killed while they wrote.
async function removeAbandoned(incoming: string): Promise<void> {
  const limit = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined && stats.mtimeMs < limit) await rm(path, { force: true });
  }
}
