/** One folder of migrations/: its name orders it, the checksum is the SHA-256 of migration.sql in hex. */
export type Migration = Readonly<{ name: string; sql: string; checksum: string }>;

/** A row of _prisma_migrations that was not rolled back. */
export type AppliedMigration = Readonly<{ name: string; checksum: string; finished: boolean }>;
