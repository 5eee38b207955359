export type EmbeddedPostgresOptions = Readonly<{
  /** Folder of the cluster, its password and its log; created when absent. */
  dir: string;
  /** Database that is created when absent. */
  databaseName?: string;
  /** false trades safety against power loss for speed: tests only. */
  durable?: boolean;
}>;

export type EmbeddedPostgres = Readonly<{
  /** Where the cluster lies: `dir`, or a folder below /var/lib when root's server cannot enter `dir`. */
  home: string;
  /** Connection string with the password of the cluster: never print it. */
  url: string;
  /** true when a server was already running on the folder. */
  reused: boolean;
  /** true when this call created the cluster. */
  fresh: boolean;
  /**
   * Leaves the server, and stops it when no other process that called startEmbeddedPostgres still uses it.
   * Close your own pools first. Returns whether the server was stopped.
   */
  stop(): Promise<boolean>;
  /** Leaves the server running, whoever else uses it. */
  leave(): Promise<void>;
}>;

/** The operating-system account that runs Postgres; empty when it is the account of this process. */
export type ServerAccount = Readonly<{ uid?: number; gid?: number }>;

/** Paths of one cluster. `home` holds everything, `cluster` appears whole or not at all. */
export type ClusterPaths = Readonly<{
  home: string;
  cluster: string;
  data: string;
  password: string;
  log: string;
}>;

export type NativeTool = 'initdb' | 'pg_ctl' | 'postgres';

/** What every step needs: where, with which binaries, as whom. */
export type Installation = Readonly<{
  paths: ClusterPaths;
  tool: (name: NativeTool) => string;
  account: ServerAccount;
  durable: boolean;
}>;
