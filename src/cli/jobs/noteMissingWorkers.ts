import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { Terminal } from '../types.ts';

const WORKERS = operation<{ server: { readonly workerCount: number } }>(
  /* GraphQL */ `query Workers { server { workerCount } }`,
);

/** A server that has just started may not have seen its worker yet. */
const PATIENCE_MS = 15_000;

/** Says after a while that jobs wait because no worker runs. Returns what takes that back. */
export function noteMissingWorkers(client: Client, terminal: Terminal): () => void {
  const look = async (): Promise<void> => {
    const { server } = await client.request(WORKERS, {});
    if (server.workerCount > 0) return;
    terminal.note('The server has no worker, so its jobs wait. Start one with "sonoledger worker".');
  };
  // Whether the server can be reached is for those who wait to find out.
  const timer = setTimeout(() => void look().catch(() => {}), PATIENCE_MS);
  return () => clearTimeout(timer);
}
