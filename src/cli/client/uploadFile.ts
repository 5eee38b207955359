import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Connection } from './connection.ts';
import { hashFile } from './hashFile.ts';
import { holdsFile } from './holdsFile.ts';
import { send } from './send.ts';
import { serverError } from './serverError.ts';
import type { UploadedFile } from './types.ts';

/** Sends a file with its SHA-256, which the server checks while it stores it; skips what the server has. */
export async function uploadFile(connection: Connection, path: string): Promise<UploadedFile> {
  const sizeBytes = await requireFile(path);
  const hash = await hashFile(path);
  if (await holdsFile(connection, hash)) return { hash, sizeBytes, already: true };
  const query = new URLSearchParams({ name: basename(path), sha256: hash });
  const response = await send(connection, `/files?${query}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    // Node asks for it when a body streams; its types do not know it.
    duplex: 'half',
  } as RequestInit);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw serverError(answer.error ?? { message: `Status ${response.status}.` });
  if (answer.hash !== hash) throw changedOnTheWay(path);
  return { hash, sizeBytes, already: false };
}

async function requireFile(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw new SonoledgerError(
    'FILE_NOT_FOUND',
    found ? `${path} is a folder: name one file.` : `There is no file ${path}.`,
  );
}

const changedOnTheWay = (path: string): SonoledgerError =>
  new SonoledgerError('HASH_MISMATCH', `${path} changed while it was sent: send it again.`);
