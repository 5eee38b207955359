import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { parseByteCount } from './parseByteCount.ts';

/**
 * One setting. `variable` is read from the environment and the flag has the same name; `defaultText` is for
 * people, the value itself comes from `fallback`, or from loadConfig where it depends on other settings.
 */
export type Setting = Readonly<{
  name: string;
  variable: string;
  defaultText: string;
  fallback?: string;
  description: string;
  schema: z.ZodType<unknown, string>;
}>;

const MAX_PROCESSES = 256;

/** Every setting of the program: the only list, from which help, documents and validation are made. */
export const SETTINGS = [
  {
    name: 'dataDir',
    variable: 'SONOLEDGER_DATA_DIR',
    defaultText: '.sonoledger',
    fallback: '.sonoledger',
    description: 'Folder of the stored files and of the embedded database.',
    schema: z.string(),
  },
  {
    name: 'host',
    variable: 'SONOLEDGER_HOST',
    defaultText: '127.0.0.1',
    fallback: '127.0.0.1',
    description: 'Address to listen on. Beyond loopback every request needs a token.',
    schema: z.string().regex(/^[\w.:-]+$/, 'is not a host name or address'),
  },
  {
    name: 'port',
    variable: 'SONOLEDGER_PORT',
    defaultText: '4000',
    fallback: '4000',
    description: 'TCP port; 0 takes a free one.',
    schema: wholeNumber(0, 65_535),
  },
  {
    name: 'databaseUrl',
    variable: 'DATABASE_URL',
    defaultText: 'embedded database in the data folder',
    description: 'PostgreSQL server to use, for several servers and workers on one database.',
    schema: z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'does not begin with postgresql://'),
  },
  {
    name: 'workers',
    variable: 'SONOLEDGER_WORKERS',
    defaultText: '1',
    fallback: '1',
    description: 'Worker processes that the server starts itself; 0 when workers are started elsewhere.',
    schema: wholeNumber(0, MAX_PROCESSES),
  },
  {
    name: 'concurrency',
    variable: 'SONOLEDGER_CONCURRENCY',
    defaultText: 'number of processor cores',
    fallback: String(availableParallelism()),
    description: 'Threads for heavy work in one worker.',
    schema: wholeNumber(1, MAX_PROCESSES),
  },
  {
    name: 'device',
    variable: 'SONOLEDGER_DEVICE',
    defaultText: 'auto',
    fallback: 'auto',
    description: 'Where models and LC2 registration run: auto, cpu, webgpu or cuda.',
    schema: z.enum(['auto', 'cpu', 'webgpu', 'cuda']),
  },
  {
    name: 'allowedImportRoots',
    variable: 'SONOLEDGER_IMPORT_ROOTS',
    defaultText: 'on loopback the current folder and the data folder, else none',
    description: 'Folders that imports may read on the server, separated as in PATH.',
    schema: z.string(),
  },
  {
    name: 'maxUploadBytes',
    variable: 'SONOLEDGER_MAX_UPLOAD_BYTES',
    defaultText: '2GiB',
    fallback: '2GiB',
    description: 'Longest file that is accepted; KiB, MiB and GiB may follow the number.',
    schema: z.string().transform(parseByteCount),
  },
  {
    name: 'maxQueryDepth',
    variable: 'SONOLEDGER_MAX_QUERY_DEPTH',
    defaultText: '12',
    fallback: '12',
    description: 'Deepest nesting of a GraphQL query.',
    schema: wholeNumber(1, 100),
  },
  {
    name: 'maxQueryCost',
    variable: 'SONOLEDGER_MAX_QUERY_COST',
    defaultText: '25000',
    fallback: '25000',
    description:
      'Highest estimated cost of a GraphQL query; a field asked for with first: 100 counts a hundredfold.',
    schema: wholeNumber(1, 1_000_000_000),
  },
  {
    name: 'costPerMinute',
    variable: 'SONOLEDGER_COST_PER_MINUTE',
    defaultText: '1000000 where requests need a token, else no limit',
    description:
      'What the requests of one user may cost in a minute, reckoned as for one query; 0 for no limit.',
    schema: wholeNumber(0, 1_000_000_000_000),
  },
  {
    name: 'introspection',
    variable: 'SONOLEDGER_INTROSPECTION',
    defaultText: 'on',
    fallback: 'on',
    description: 'Whether callers may read the GraphQL schema: on or off. GraphiQL needs it.',
    schema: z.enum(['on', 'off']),
  },
  {
    name: 'tokenDays',
    variable: 'SONOLEDGER_TOKEN_DAYS',
    defaultText: '90',
    fallback: '90',
    description: 'Days that a token lives when nobody says how long.',
    schema: wholeNumber(1, 36_500),
  },
  {
    name: 'maxTokenDays',
    variable: 'SONOLEDGER_MAX_TOKEN_DAYS',
    defaultText: '366',
    fallback: '366',
    description: 'Most days that a token may live.',
    schema: wholeNumber(1, 36_500),
  },
  {
    name: 'logLevel',
    variable: 'SONOLEDGER_LOG_LEVEL',
    defaultText: 'info',
    fallback: 'info',
    description: 'debug, info, warn, error or silent.',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  },
  {
    name: 'auth',
    variable: 'SONOLEDGER_AUTH',
    defaultText: 'off on loopback, else required',
    description: 'Whether requests need a token: required, or off (on loopback only).',
    schema: z.enum(['required', 'off']),
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];
export type SettingValues = {
  [S in (typeof SETTINGS)[number] as S['name']]:
    | z.output<S['schema']>
    | (S extends { fallback: string } ? never : undefined);
};

function wholeNumber(minimum: number, maximum: number): z.ZodType<number, string> {
  const message = `is not a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, message);
}
