import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../context/logger.ts';
import { errorMessage } from '../errors/errorMessage.ts';

export type ListenOptions = Readonly<{
  url: string;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** What to do with the payload of each channel. Must not throw. */
  channels: Readonly<Record<string, (payload: string) => void>>;
  /** Called after every connect: what was notified before is lost, so look once. */
  onConnect: () => void;
  log: Logger;
}>;

export type Listener = Readonly<{ close(): Promise<void> }>;

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5000;

/** Listens to notifications of Postgres on a connection of its own, and connects again whenever it breaks. */
export function listen(options: ListenOptions): Listener {
  const stop = new AbortController();
  const ended = keepListening(options, stop.signal);
  return {
    close: () => {
      stop.abort();
      return ended;
    },
  };
}

async function keepListening(options: ListenOptions, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await listenOnce(options, signal, () => {
        failures = 0;
      });
    } catch (error) {
      options.log.warn('Listening to the database broke off; trying again.', { reason: errorMessage(error) });
    }
    await delay(Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS), undefined, { signal }).catch(
      () => {},
    );
  }
}

/** Resolves when stopped, rejects when the connection breaks. */
async function listenOnce(options: ListenOptions, signal: AbortSignal, onConnect: () => void): Promise<void> {
  const { url, applicationName, channels } = options;
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: LONGEST_RETRY_MS,
  });
  const ended = endOf(client, signal);
  // Whoever waits below hears of it; a break during connect() must not count as unhandled.
  ended.catch(() => {});
  client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
  try {
    await client.connect();
    for (const channel of Object.keys(channels)) await client.query(`LISTEN ${channel}`);
    onConnect();
    options.onConnect();
    await ended;
  } finally {
    await client.end().catch(() => {});
  }
}

function endOf(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    client.on('error', reject);
    client.on('end', () => reject(new Error('the connection was closed')));
  });
}
