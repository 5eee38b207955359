import { SonoledgerError } from '../errors/sonoledgerError.ts';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that cannot exist is an unknown id: the database would answer it with a type error. */
export function requireUuid(id: string, what: string): string {
  // Postgres writes them small, and rows are found by comparing.
  if (UUID.test(id)) return id.toLowerCase();
  throw new SonoledgerError('UNKNOWN_ID', `No ${what} ${id}: its identifier is not one of this server.`);
}
