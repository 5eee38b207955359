import { mapDatabaseError } from '../database/mapDatabaseError.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';

const MACHINE = new Set<string>(['DATABASE_UNAVAILABLE', 'STORAGE_UNAVAILABLE']);
/** Serialisation failure and deadlock: Postgres asks to run the transaction again. */
const RUN_AGAIN = new Set<unknown>(['40001', '40P01']);

/** Whether the same work may succeed later: the machine failed, not the input. */
export function isTransient(error: unknown): boolean {
  const cause = mapDatabaseError(error);
  return (
    cause instanceof SonoledgerError && (MACHINE.has(cause.code) || RUN_AGAIN.has(cause.details.sqlState))
  );
}
