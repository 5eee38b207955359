import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the server of a data folder runs: how the command line finds it. */
export interface ServerFile {
  readonly url: string;
  readonly pid: number;
}

const pathIn = (dataDir: string): string => join(dataDir, 'server.json');

export async function writeServerFile(dataDir: string, content: ServerFile): Promise<void> {
  const path = pathIn(dataDir);
  const written = `${path}.${content.pid}`;
  await writeFile(written, `${JSON.stringify(content)}\n`);
  await rename(written, path);
}

/** Undefined when no server has left word in the folder. It may have died since. */
export async function readServerFile(dataDir: string): Promise<ServerFile | undefined> {
  try {
    return JSON.parse(await readFile(pathIn(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Removes the file if it still names this process. */
export async function removeServerFile(dataDir: string): Promise<void> {
  if ((await readServerFile(dataDir))?.pid === process.pid) await rm(pathIn(dataDir), { force: true });
}
