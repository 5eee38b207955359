import { delimiter, resolve } from 'node:path';
import type { z } from 'zod';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { flagName } from './flagName.ts';
import { isLoopback } from './isLoopback.ts';
import { CLIENT_VARIABLES } from './loadClientSettings.ts';
import { SETTINGS, type Setting, type SettingValues } from './settings.ts';
import type { Config, Environment, Flags } from './types.ts';

const DEFAULT_COST_PER_MINUTE = 1_000_000;

export type ConfigSources = Readonly<{ env?: Environment; flags?: Flags; cwd?: string }>;

/**
 * The configuration from flags, then environment variables, then defaults; an empty value counts as absent.
 * Throws CONFIG_INVALID whose message lists every problem, one per line.
 */
export function loadConfig({
  env = process.env,
  flags = {},
  cwd = process.cwd(),
}: ConfigSources = {}): Config {
  const problems: string[] = [];
  const values = Object.fromEntries(
    SETTINGS.map((setting) => [setting.name, readSetting(setting, env, flags, problems)]),
  ) as SettingValues;
  if (values.auth === 'off' && values.host !== undefined && !isLoopback(values.host)) {
    problems.push(
      `SONOLEDGER_AUTH=off is refused with host ${values.host}: without tokens the server listens on loopback only.`,
    );
  }
  if (problems.length > 0) {
    throw new SonoledgerError('CONFIG_INVALID', problems.join('\n'), { problems: problems.length });
  }
  return { ...complete(values, cwd), warnings: unknownVariables(env) };
}

function readSetting(setting: Setting, env: Environment, flags: Flags, problems: string[]): unknown {
  const flag = flags[setting.name];
  const fromFlag = flag !== undefined && flag !== '';
  const text = fromFlag ? String(flag) : env[setting.variable] || setting.fallback;
  if (text === undefined) return undefined;
  const parsed = setting.schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const origin = fromFlag ? `--${flagName(setting.name)}` : setting.variable;
  problems.push(`${origin}: ${shown(setting, text)} ${reason(parsed.error)}.`);
  return undefined;
}

// A database URL may hold a password.
function shown(setting: Setting, text: string): string {
  return setting.name === 'databaseUrl' ? 'the value' : `"${text}"`;
}

function reason(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.join(', ')}`;
  return issue.message;
}

function complete(values: SettingValues, cwd: string): Omit<Config, 'warnings'> {
  const { auth, allowedImportRoots, costPerMinute, ...rest } = values;
  const loopback = isLoopback(values.host);
  const authRequired = auth === undefined ? !loopback : auth === 'required';
  const dataDir = resolve(cwd, values.dataDir);
  const localRoots = loopback ? [resolve(cwd), dataDir] : [];
  return {
    ...rest,
    dataDir,
    allowedImportRoots: allowedImportRoots === undefined ? localRoots : splitPaths(allowedImportRoots, cwd),
    authRequired,
    costPerMinute: costPerMinute ?? (authRequired ? DEFAULT_COST_PER_MINUTE : 0),
  };
}

function splitPaths(text: string, cwd: string): string[] {
  const paths = text.split(delimiter).filter((path) => path.trim() !== '');
  return paths.map((path) => resolve(cwd, path));
}

// A misspelt SONOLEDGER_AUTH would otherwise be silent.
function unknownVariables(env: Environment): string[] {
  const known = new Set<string>([...SETTINGS.map((setting) => setting.variable), ...CLIENT_VARIABLES]);
  return Object.keys(env)
    .filter(
      (name) => name.startsWith('SONOLEDGER_') && !name.startsWith('SONOLEDGER_TEST_') && !known.has(name),
    )
    .map((name) => `${name} is not a setting and has no effect.`);
}
