import { SonoledgerError } from '../errors/sonoledgerError.ts';

/** Turns an absent row into UNKNOWN_ID. */
export function requireFound<Row>(
  row: Row | null | undefined,
  what: string,
  id: string | number | bigint,
): Row {
  if (row !== null && row !== undefined) return row;
  throw new SonoledgerError('UNKNOWN_ID', `No ${what} ${id}: list them to see which exist.`, {
    id: String(id),
  });
}
