import { resolve } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Environment } from './types.ts';

/** Where the command line finds its server, and as whom it speaks. */
export type ClientSettings = Readonly<{
  /** Absent: the server of the data folder. */
  url?: string;
  /** Absent: the first token in the data folder, where there is one, else none. */
  token?: string;
  /** Absolute folder in which a server of this machine leaves word of itself. */
  dataDir: string;
}>;

/** Variables that only the command line reads. */
export const CLIENT_VARIABLES = ['SONOLEDGER_URL', 'SONOLEDGER_TOKEN'] as const;

export type ClientFlags = Readonly<{ url?: string; token?: string; dataDir?: string }>;

/** Flags before environment variables before defaults. CONFIG_INVALID when the URL is none of HTTP. */
export function loadClientSettings(
  flags: ClientFlags = {},
  { env = process.env, cwd = process.cwd() }: { env?: Environment; cwd?: string } = {},
): ClientSettings {
  const url = flags.url || env['SONOLEDGER_URL'] || undefined;
  const dataDir = flags.dataDir || env['SONOLEDGER_DATA_DIR'] || '.sonoledger';
  return {
    ...(url === undefined ? {} : { url: requireHttp(url, flags.url ? '--url' : 'SONOLEDGER_URL') }),
    token: flags.token || env['SONOLEDGER_TOKEN'] || undefined,
    dataDir: resolve(cwd, dataDir),
  };
}

function requireHttp(text: string, origin: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  }
  throw new SonoledgerError(
    'CONFIG_INVALID',
    `${origin}: "${text}" is not an address such as http://127.0.0.1:4000.`,
  );
}
