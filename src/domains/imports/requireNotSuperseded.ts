import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** CONFLICT when a record has its successor already: there is at most one. */
export function requireNotSuperseded(what: string, id: string, newer: { readonly id: string } | null): void {
  if (newer === null) return;
  throw new SonoledgerError(
    'CONFLICT',
    `The ${what} ${id} is superseded already, by ${newer.id}: supersede that one.`,
    { supersededById: newer.id },
  );
}
