import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { AppliedMigration, Migration } from './types.ts';

/**
 * Throws MIGRATION_FAILED when the record of a database does not fit the migrations at hand: one failed
 * earlier, was edited after it was applied, or is unknown here. With `allowDrift` only the first counts.
 */
export function checkHistory(
  applied: AppliedMigration[],
  migrations: Migration[],
  allowDrift: boolean,
): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const problems = applied.flatMap((entry) => problemsOf(entry, known.get(entry.name), allowDrift));
  if (problems.length > 0) throw new SonoledgerError('MIGRATION_FAILED', problems.join('\n'));
}

function problemsOf(entry: AppliedMigration, checksum: string | undefined, allowDrift: boolean): string[] {
  const { name } = entry;
  if (!entry.finished) {
    return [`Migration ${name} failed earlier: repair the cause, then \`npm run migrate -- resolve\` it.`];
  }
  if (allowDrift) return [];
  if (checksum === undefined) {
    return [`The database holds migration ${name}, which this version does not know: use a newer version.`];
  }
  return checksum === entry.checksum
    ? []
    : [
        `Migration ${name} was edited after it was applied: restore the file and add a new migration instead.`,
      ];
}
