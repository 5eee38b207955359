export type DeviceChoice = 'auto' | 'cpu' | 'webgpu' | 'cuda';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type Config = Readonly<{
  /** Absolute folder of the blobs and of the embedded database. */
  dataDir: string;
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Absent: the embedded database in dataDir. */
  databaseUrl?: string;
  /** Worker processes that the server starts itself. */
  workers: number;
  /** Threads for heavy work in one worker. */
  concurrency: number;
  device: DeviceChoice;
  /** Absolute folders that imports may name; empty: none. */
  allowedImportRoots: readonly string[];
  maxUploadBytes: number;
  maxQueryDepth: number;
  maxQueryCost: number;
  /** What the requests of one user may cost in a minute; 0: no limit. */
  costPerMinute: number;
  /** Whether callers may read the GraphQL schema. */
  introspection: 'on' | 'off';
  /** Days that a token lives when nobody says how long, and at most. */
  tokenDays: number;
  maxTokenDays: number;
  logLevel: LogLevel;
  /** Whether every request needs a token. */
  authRequired: boolean;
  /** What looks like a mistake but does not stop the program. */
  warnings: readonly string[];
}>;

/** Values of the command line by setting name ("dataDir"), as typed; they go before the environment. */
export type Flags = Readonly<Record<string, string | number | boolean | undefined>>;

export type Environment = Readonly<Record<string, string | undefined>>;
