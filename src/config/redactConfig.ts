import type { Config } from './types.ts';

const HIDDEN = '***';

/** The configuration as it may be printed and logged: without passwords. */
export function redactConfig(config: Config): Config {
  if (config.databaseUrl === undefined) return config;
  return { ...config, databaseUrl: redactDatabaseUrl(config.databaseUrl) };
}

/** A connection string without its password and without its parameters, which may hold one as well. */
export function redactDatabaseUrl(text: string): string {
  if (!URL.canParse(text)) return HIDDEN;
  const url = new URL(text);
  if (url.password !== '') url.password = HIDDEN;
  if (url.search !== '') url.search = HIDDEN;
  return url.href;
}
