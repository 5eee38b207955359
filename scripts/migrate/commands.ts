import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrationList, type Project, schemaFiles, schemaFilter, writeMigration } from './project.ts';

const filters = schemaFilter;

/** Writes the migration that brings the database from migrations/ to schema.prisma, and applies it. */
export async function dev(engine: SchemaEngine, project: Project, migrationName: string): Promise<number> {
  const { action } = await engine.devDiagnostic({ migrationsList: migrationList(project), filters });
  if (action.tag === 'reset') {
    console.error(`The database does not fit migrations/ and would have to be emptied: ${action.reason}`);
    return 1;
  }
  const state = () => ({ migrationsList: migrationList(project), filters });
  await engine.applyMigrations(state());
  const schema = schemaFiles(project);
  const { warnings, unexecutableSteps } = await engine.evaluateDataLoss({ ...state(), schema });
  for (const { message } of [...warnings, ...unexecutableSteps]) console.warn(`Warning: ${message}`);
  const created = await engine.createMigration({ ...state(), schema, draft: false, migrationName });
  if (!created.migrationScript) {
    console.log('schema.prisma and migrations/ already agree.');
    return 0;
  }
  writeMigration(project, created.generatedMigrationName, created.extension, created.migrationScript);
  await engine.applyMigrations(state());
  console.log(`Wrote migrations/${created.generatedMigrationName}; now run npx prisma generate.`);
  return 0;
}

/** Prints the SQL that migrations/ lacks; 1 when there is any. */
export async function diff(engine: SchemaEngine, project: Project): Promise<number> {
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationList(project) },
    to: { tag: 'schemaDatamodel', ...schemaFiles(project) },
    script: true,
    exitCode: true,
    filters,
  });
  if (exitCode === 0) {
    console.log('schema.prisma and migrations/ agree.');
    return 0;
  }
  console.error(
    `migrations/ lacks what schema.prisma says; npm run migrate -- dev NAME would write:\n\n${stdout}`,
  );
  return 1;
}

/** Prints how the database stands to migrations/; 1 when it is behind, edited, failed or ahead. */
export async function status(engine: SchemaEngine, project: Project): Promise<number> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: migrationList(project),
    optInToShadowDatabase: false,
    filters,
  });
  const problems = [
    ...found.failedMigrationNames.map((name) => `${name} failed: resolve it`),
    ...found.editedMigrationNames.map((name) => `${name} was edited after it was applied`),
    ...(found.history === null ? [] : [JSON.stringify(found.history)]),
  ];
  console.log(problems.length === 0 ? 'The database is up to date.' : problems.join('\n'));
  return problems.length === 0 ? 0 : 1;
}

/** Marks a failed migration as applied by hand, or as rolled back so that it runs again. */
export async function resolve(
  engine: SchemaEngine,
  project: Project,
  how: string,
  name: string,
): Promise<number> {
  if (how === '--applied') {
    await engine.markMigrationApplied({ migrationName: name, migrationsList: migrationList(project) });
  } else {
    await engine.markMigrationRolledBack({ migrationName: name });
  }
  console.log(`Marked ${name} as ${how === '--applied' ? 'applied' : 'rolled back'}.`);
  return 0;
}
