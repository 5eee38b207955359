import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';

export interface ListedFolder {
  /** Paths relative to the folder with forward slashes, in order. */
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** What is there and cannot be read: links that lead out or nowhere, devices, folders without permission. */
  readonly unreadable: readonly { readonly path: string; readonly leadsOut: boolean }[];
}

const MOST_FILES = 1_000_000;
const DEEPEST = 32;

interface Walk {
  readonly root: string;
  readonly files: { path: string; sizeBytes: number }[];
  readonly unreadable: { path: string; leadsOut: boolean }[];
  readonly signal?: AbortSignal;
}

/**
 * Every file below a folder. Links to files are followed inside the folder, links to folders never, so that the
 * walk ends.
 * @param root a real path, from `resolveImportPath`
 * @throws FILE_NOT_FOUND when it is no folder that can be read, PAYLOAD_TOO_LARGE with more than a million files
 */
export async function listFolder(root: string, signal?: AbortSignal): Promise<ListedFolder> {
  const walk: Walk = { root, files: [], unreadable: [], signal };
  const start = await opendir(root).catch((cause: unknown) => {
    throw new SonoledgerError('FILE_NOT_FOUND', `${root} is no folder that can be read.`, {}, { cause });
  });
  await start.close();
  await walkFolder(walk, '', 0);
  const byPath = (a: { path: string }, b: { path: string }) =>
    Number(a.path > b.path) - Number(a.path < b.path);
  return { files: walk.files.sort(byPath), unreadable: walk.unreadable.sort(byPath) };
}

async function walkFolder(walk: Walk, folder: string, depth: number): Promise<void> {
  walk.signal?.throwIfAborted();
  const entries = await opendir(join(walk.root, folder), { bufferSize: 256 }).catch(() => null);
  if (entries === null || depth > DEEPEST) {
    await entries?.close();
    walk.unreadable.push({ path: folder, leadsOut: false });
    return;
  }
  for await (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walkFolder(walk, path, depth + 1);
    else await addFile(walk, path, entry);
  }
}

async function addFile(walk: Walk, path: string, entry: Dirent): Promise<void> {
  if (walk.files.length >= MOST_FILES) {
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', `${walk.root} holds more than ${MOST_FILES} files.`);
  }
  const real = entry.isSymbolicLink() ? await realpath(join(walk.root, path)).catch(() => null) : null;
  const leadsOut = real !== null && !`${real}${sep}`.startsWith(`${walk.root}${sep}`);
  const found =
    leadsOut || (!entry.isFile() && real === null)
      ? null
      : await stat(join(walk.root, path)).catch(() => null);
  if (found?.isFile()) walk.files.push({ path, sizeBytes: found.size });
  // A link to a folder inside is no loss: its files are listed where they lie.
  else if (!found?.isDirectory()) walk.unreadable.push({ path, leadsOut });
}
