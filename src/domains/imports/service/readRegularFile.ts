import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { IncomingFile } from '../types.ts';

/** The last step must be no link, in case one was put there meanwhile; opening a pipe must not wait for a writer. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads and hashes a file of the server's disk.
 * @param path as the caller wrote it, for messages
 * @param real where it lies, from `resolveImportPath`
 * @throws FILE_NOT_FOUND, UNSUPPORTED_FORMAT for anything but a regular file, PAYLOAD_TOO_LARGE, HASH_MISMATCH when the
 * file changes while it is read
 */
export async function readRegularFile(path: string, real: string, maxBytes: number): Promise<IncomingFile> {
  const handle = await open(real, FLAGS).catch((cause: unknown) => unreadable(path, cause));
  try {
    const bytes = await readUnchanged(handle, path, maxBytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { fileName: basename(real), bytes, hash, stored: false };
  } finally {
    await handle.close();
  }
}

async function readUnchanged(handle: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const before = await handle.stat();
  requireReadable(path, before, maxBytes);
  const bytes = await handle.readFile().catch((cause: unknown) => unreadable(path, cause));
  const after = await handle.stat();
  if (bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs) {
    return bytes;
  }
  throw new SonoledgerError(
    'HASH_MISMATCH',
    `${path} changed while it was read: import it again when it is complete.`,
  );
}

function requireReadable(path: string, stats: Stats, maxBytes: number): void {
  if (!stats.isFile()) {
    const what = stats.isDirectory() ? 'a folder' : 'no regular file';
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${path} is ${what}: name one file.`);
  }
  if (stats.size > maxBytes) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${path} has ${stats.size} bytes, more than the ${maxBytes} that are accepted (SONOLEDGER_MAX_UPLOAD_BYTES).`,
      { sizeBytes: stats.size, maxBytes },
    );
  }
}

function unreadable(path: string, cause: unknown): never {
  throw new SonoledgerError('FILE_NOT_FOUND', `${path} cannot be read.`, {}, { cause });
}
