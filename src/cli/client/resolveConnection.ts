import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientSettings } from '../../config/loadClientSettings.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { readServerFile } from '../../http/serverFile.ts';
import type { Connection } from './connection.ts';

/**
 * The server to speak to: the one that is named, else the one that runs on the data folder, together with the
 * token that a new server leaves in its folder. SERVER_UNREACHABLE when there is neither.
 */
export async function resolveConnection({ url, token, dataDir }: ClientSettings): Promise<Connection> {
  if (url !== undefined) return { url, token };
  const running = await readServerFile(dataDir);
  if (running === undefined) {
    throw new SonoledgerError(
      'SERVER_UNREACHABLE',
      `No server runs on the data folder ${dataDir}. Start one with "sonoledger serve", or name one with --url or SONOLEDGER_URL.`,
    );
  }
  return { url: running.url, token: token ?? (await firstToken(dataDir)) };
}

async function firstToken(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, 'admin-token'), 'utf8').catch(() => '');
  return text.trim() || undefined;
}
