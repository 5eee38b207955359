import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor } from './waitFor.ts';

const START_LIMIT_MS = 120_000;

export interface ServerProcess {
  readonly url: string;
  /** What it has printed, standard output and error together. */
  output(): string;
  /** Ends it as a service manager would, workers and embedded database included. */
  stop(): Promise<void>;
}

/** The server program in a process of its own, on a free port with its own database in `dataDir`. */
export async function startServerProcess(
  dataDir: string,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const args = ['--import', 'tsx', 'src/server.ts', '--port', '0', '--data-dir', dataDir, ...flags];
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...env } = process.env;
  const server = spawn(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), env });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk));
  await waitFor('the server', () => /Access/.test(output) || server.exitCode !== null, START_LIMIT_MS);
  const url = /GraphQL +(http\S+)\/graphql/.exec(output)?.[1];
  if (url === undefined) throw new Error(`The server did not start: ${output}`);
  return { url, output: () => output, stop: () => stop(server) };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}
