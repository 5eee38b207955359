import { parseArgs } from 'node:util';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { packageRoot } from '../src/config/packageRoot.ts';
import { applyMigrations } from '../src/database/migrate/applyMigrations.ts';
import { errorMessage } from '../src/errors/errorMessage.ts';
import { SonoledgerError } from '../src/errors/sonoledgerError.ts';
import { dev, diff, resolve, status } from './migrate/commands.ts';
import { createSchemaEngine } from './migrate/createSchemaEngine.ts';
import type { Project } from './migrate/project.ts';
import { withConfiguredDatabase, withScratchDatabase } from './migrate/withDatabase.ts';

const USAGE = `npm run migrate -- COMMAND

  dev NAME                     write the migration from migrations/ to prisma/schema.prisma
  diff                         exit with 1 when prisma/schema.prisma and migrations/ disagree
  status                       compare the database with migrations/
  deploy                       apply the migrations that the database lacks
  resolve --applied NAME       a failed migration was finished by hand
  resolve --rolled-back NAME   a failed migration shall run again

dev and diff use DATABASE_URL or a temporary server; the others DATABASE_URL or the embedded database.
--root FOLDER takes prisma/ and migrations/ from elsewhere.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    applied: { type: 'string' },
    'rolled-back': { type: 'string' },
    root: { type: 'string', default: packageRoot },
  },
});
const project: Project = { root: values.root };

function withEngine(work: (engine: SchemaEngine) => Promise<number>): (url: string) => Promise<number> {
  return async (url) => work(await createSchemaEngine(project, url));
}

async function run(command: string | undefined, name: string | undefined): Promise<number> {
  if (command === 'dev' && name)
    return withScratchDatabase(withEngine((engine) => dev(engine, project, name)));
  if (command === 'diff') return withScratchDatabase(withEngine((engine) => diff(engine, project)));
  if (command === 'status') return withConfiguredDatabase(withEngine((engine) => status(engine, project)));
  if (command === 'deploy') return withConfiguredDatabase(deploy);
  const { applied, 'rolled-back': rolledBack } = values;
  if (command === 'resolve' && (applied === undefined) !== (rolledBack === undefined)) {
    const [how, migration] =
      applied === undefined ? ['--rolled-back', rolledBack ?? ''] : ['--applied', applied];
    return withConfiguredDatabase(withEngine((engine) => resolve(engine, project, how, migration)));
  }
  console.error(USAGE);
  return 2;
}

async function deploy(url: string): Promise<number> {
  const applied = await applyMigrations(url, { directory: `${project.root}/migrations`, log: console.log });
  if (applied.length === 0) console.log('The database is up to date.');
  return 0;
}

try {
  // The engine keeps its connection, so the process is ended here rather than left to run out.
  process.exit(await run(positionals[0], positionals[1]));
} catch (error) {
  console.error(errorMessage(error));
  process.exit(error instanceof SonoledgerError ? error.exitCode : 1);
}
