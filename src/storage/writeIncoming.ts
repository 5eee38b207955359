import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { storageError } from './storageError.ts';
import type { BlobContent, PutOptions, StoredBlob } from './types.ts';

export type IncomingBlob = StoredBlob & Readonly<{ path: string }>;

/** Writes content to a new file of `folder` and forces it to disk; on any error the file is removed. */
export async function writeIncoming(
  folder: string,
  content: BlobContent,
  options: PutOptions,
): Promise<IncomingBlob> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o440).catch((error: unknown) => {
    throw storageError(error, folder);
  });
  try {
    const stored = await writeAndHash(file, content, options, folder);
    return { ...stored, path };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function writeAndHash(
  file: FileHandle,
  content: BlobContent,
  { expectedHash, maxBytes = Number.POSITIVE_INFINITY }: PutOptions,
  folder: string,
): Promise<StoredBlob> {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    digest.update(chunk);
    await storing(folder, () => file.writeFile(chunk));
  }
  const hash = digest.digest('hex');
  if (expectedHash !== undefined && expectedHash !== hash) throw mismatch(expectedHash, hash);
  await storing(folder, () => file.sync());
  return { hash, sizeBytes };
}

// Only the write is the store's: an error thrown by the source must keep its own meaning.
async function storing(folder: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    throw storageError(error, folder);
  }
}

function tooLarge(maxBytes: number): SonoledgerError {
  return new SonoledgerError('PAYLOAD_TOO_LARGE', `The content is longer than ${maxBytes} bytes.`, {
    maxBytes,
  });
}

function mismatch(expectedHash: string, actualHash: string): SonoledgerError {
  const message = `The content has SHA-256 ${actualHash}, not the expected ${expectedHash}: send it again.`;
  return new SonoledgerError('HASH_MISMATCH', message, { expectedHash, actualHash });
}
