import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { findCompanionNames } from '../../formats/findCompanionNames.ts';
import { isDicomFile } from '../../formats/isDicomFile.ts';
import type { FileSource } from '../../generated/resolverTypes.ts';
import type { Client } from '../client/types.ts';
import { type FileOptions, fileSource } from './fileSource.ts';

/** Every header of text ends well before; the rest of a file is voxels. */
const HEAD_BYTES = 1 << 20;

/**
 * The source of an image: as `fileSource`, but a folder gives all its DICOM files, and a header whose data lie in
 * another file gives both.
 */
export async function volumeSource(client: Client, options: FileOptions): Promise<FileSource> {
  const { file } = options;
  if (file === undefined || options.serverPath !== undefined) return fileSource(client, options);
  const [head, ...rest] = await pathsOf(file);
  const source = await upload(client, head);
  if (rest.length === 0) return source;
  const parts: FileSource[] = [];
  for (const path of rest) parts.push(await upload(client, path));
  return { ...source, parts };
}

async function pathsOf(file: string): Promise<readonly string[]> {
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) throw new SonoledgerError('FILE_NOT_FOUND', `There is no file ${file}.`);
  return stats.isDirectory() ? seriesOf(file) : [file, ...(await companionsOf(file))];
}

async function companionsOf(file: string): Promise<string[]> {
  const head = { fileName: basename(file), bytes: await readHead(file) };
  return Promise.all(findCompanionNames(head).map((names) => firstOf(file, names)));
}

async function firstOf(file: string, names: readonly string[]): Promise<string> {
  for (const name of names) {
    const path = join(dirname(file), name);
    if ((await stat(path).catch(() => undefined))?.isFile()) return path;
  }
  throw new SonoledgerError(
    'FILE_NOT_FOUND',
    `${file} needs the data file ${names.join(' or ')}, which is not beside it.`,
  );
}

async function seriesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
  const series: string[] = [];
  for (const path of paths) {
    if (isDicomFile({ fileName: path, bytes: await readHead(path, 132) })) series.push(path);
  }
  if (series.length > 0) return series;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${folder} is a folder without DICOM files: name one file.`,
  );
}

async function readHead(path: string, length = HEAD_BYTES): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const upload = async (client: Client, path: string): Promise<FileSource> => ({
  uploadHash: (await client.upload(path)).hash,
  fileName: basename(path),
});
