import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { writeProblem } from '../writeProblem.ts';

export interface UnpackedDataset {
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** SHA-256 of SHA256SUMS, which stands for the whole. */
  readonly hash: string;
}

/** Letters, digits, hyphen, underscore and dots that are not alone: nothing that leaves the folder. */
const PLAIN_PATH = /^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/;
const LIST = 'SHA256SUMS';

/**
 * Writes the files of a data set's archive below a folder while it arrives, without its own first folder, and checks
 * them against its list of hashes. What is there after an error is incomplete.
 * @param onFile called with the path of each file once it is written
 * @throws HASH_MISMATCH when a file is damaged or the archive ends early, CORRUPT_FILE for a path that leaves the folder
 */
export async function unpackDataset(
  content: AsyncIterable<Uint8Array>,
  folder: string,
  onFile: (path: string) => void,
): Promise<UnpackedDataset> {
  const hashes = new Map<string, string>();
  let list: Buffer | undefined;
  let sizeBytes = 0;
  const entries = extract();
  const source = Readable.from(content).on('error', (error) => entries.destroy(error));
  for await (const entry of source.pipe(entries)) {
    const path = innerPath(entry.header.name);
    const bytes = await buffer(entry);
    await write(join(folder, path), bytes);
    sizeBytes += bytes.length;
    if (path === LIST) list = bytes;
    else hashes.set(path, sha256(bytes));
    onFile(path);
  }
  requireListed(list, hashes);
  return { fileCount: hashes.size + 1, sizeBytes, hash: sha256(list as Buffer) };
}

function innerPath(name: string): string {
  const path = name.slice(name.indexOf('/') + 1);
  if (PLAIN_PATH.test(path)) return path;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `The archive holds a file with the name "${name}": it is not unpacked.`,
  );
}

async function write(path: string, bytes: Buffer): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw writeProblem(path, error);
  }
}

function requireListed(list: Buffer | undefined, hashes: ReadonlyMap<string, string>): void {
  const lines = (list?.toString() ?? '').split('\n').filter((line) => line !== '');
  const wanted = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const wrong = [...hashes].find(([path, hash]) => wanted.get(path) !== hash);
  if (list !== undefined && wrong === undefined && wanted.size === hashes.size) return;
  throw new SonoledgerError(
    'HASH_MISMATCH',
    wrong === undefined || list === undefined
      ? 'The archive ended early: the server broke off. Look at its log and export again.'
      : `${wrong[0]} is not what the server sent: export again.`,
  );
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
