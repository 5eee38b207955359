import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  MigrationList,
  SchemaFilter,
  SchemasContainer,
} from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The folder that holds prisma/schema.prisma and migrations/. */
export type Project = Readonly<{ root: string }>;

const LOCK_FILE = 'migration_lock.toml';
const LOCK_CONTENT =
  '# Written by the migrate script; the provider must not change.\nprovider = "postgresql"\n';

/**
 * Tables that migrations make and schema.prisma does not know, each with its schema ("public.name"). Without
 * an entry here `dev` would write a DROP TABLE for them.
 */
const EXTERNAL_TABLES: string[] = [];

export const schemaFilter: SchemaFilter = { externalTables: EXTERNAL_TABLES, externalEnums: [] };

export function schemaFiles({ root }: Project): SchemasContainer {
  return {
    files: [{ path: 'schema.prisma', content: readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8') }],
  };
}

export function migrationList({ root }: Project): MigrationList {
  const baseDir = join(root, 'migrations');
  return {
    baseDir,
    lockfile: { path: LOCK_FILE, content: contentOf(join(baseDir, LOCK_FILE)) ?? LOCK_CONTENT },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(baseDir).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

export function writeMigration({ root }: Project, name: string, extension: string, script: string): void {
  const folder = join(root, 'migrations', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `migration.${extension}`), script);
  const lock = join(root, 'migrations', LOCK_FILE);
  if (!existsSync(lock)) writeFileSync(lock, LOCK_CONTENT);
}

function migrationNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function contentOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
