import { Prisma } from '../../generated/prisma/client.ts';

/**
 * Condition that a record was there at an event of the ledger: one that has events and all of them later was not. Always
 * true for now (null). The later ones are found once for a statement, not once a row.
 */
export const madeByWhere = (entity: string, id: Prisma.Sql, seq: bigint | null): Prisma.Sql =>
  seq === null
    ? Prisma.sql`true`
    : Prisma.sql`${id}::text NOT IN (
        SELECT made.entity_id FROM ledger_event made WHERE made.entity = ${entity} AND made.seq > ${seq}
          AND NOT EXISTS (SELECT 1 FROM ledger_event earlier WHERE earlier.entity = ${entity}
                          AND earlier.entity_id = made.entity_id AND earlier.seq <= ${seq}))`;
