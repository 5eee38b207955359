import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { FileSource } from '../../generated/resolverTypes.ts';
import type { Client } from '../client/types.ts';

export interface FileOptions {
  readonly file?: string;
  readonly serverPath?: string;
}

/** Adds --file and --server-path to a command that imports. */
export const withFileOptions = (command: Command): Command =>
  command
    .option('--file <path>', 'file on this machine, uploaded with its SHA-256')
    .option('--server-path <path>', 'file on the server, inside an import root');

/** The source of an import: uploads a file of this machine first. INVALID_INPUT unless one of the two is given. */
export async function fileSource(client: Client, { file, serverPath }: FileOptions): Promise<FileSource> {
  if ((file === undefined) === (serverPath === undefined)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give either --file or --server-path.');
  }
  if (serverPath !== undefined) return { path: serverPath };
  return { uploadHash: (await client.upload(file as string)).hash };
}
