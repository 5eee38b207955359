import type { LedgerEvent, Prisma } from '../../generated/prisma/client.ts';
import type { LedgerFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn } from '../../graphql/filters.ts';

type Database = Prisma.TransactionClient;

export const ledgerWhere = (filter: LedgerFilter | null | undefined): Prisma.LedgerEventWhereInput => ({
  ...(filter?.entity != null && { entity: { in: [...filter.entity] } }),
  ...(filter?.entityId != null && { entityId: filter.entityId }),
  ...(filter?.action != null && { action: { in: [...filter.action] } }),
  AND: conditionsOn(filter?.actor, (actor) => ({ actor })),
});

/** Oldest first. */
export const findLedgerEvents = (
  db: Database,
  where: Prisma.LedgerEventWhereInput,
  { take, afterKey }: PageRequest,
): Promise<LedgerEvent[]> =>
  db.ledgerEvent.findMany({
    where: afterKey === null ? where : { AND: [where, { seq: { gt: BigInt(afterKey) } }] },
    take,
    orderBy: { seq: 'asc' },
  });

export const countLedgerEvents = (db: Database, where: Prisma.LedgerEventWhereInput): Promise<number> =>
  db.ledgerEvent.count({ where });

export interface ChainEnd {
  readonly seq: bigint;
  readonly hash: string;
}

export interface ChainCheck {
  readonly eventCount: number;
  readonly end: ChainEnd | null;
  readonly firstBrokenSeq: bigint | null;
  /** Whether the first broken event hashes to its stored hash; null without one. */
  readonly contentFits: boolean | null;
}

/** Recomputes the hashes of the events after `start` and checks that each follows the one before. */
export async function checkChain(db: Database, start: ChainEnd, limit: number): Promise<ChainCheck> {
  type Row = {
    n: number;
    seq: bigint | null;
    hash: string | null;
    broken: bigint | null;
    contentFits: boolean | null;
  };
  const [row] = await db.$queryRaw<Row[]>`
    WITH page AS (SELECT e AS event, e.* FROM ledger_event e WHERE e.seq > ${start.seq} ORDER BY e.seq LIMIT ${limit}),
    checked AS (
      SELECT seq, hash, hash = ledger_event_hash(event) AS own, prev_hash = lag(hash, 1, ${start.hash}) OVER following
        AND seq = lag(seq, 1, ${start.seq}) OVER following + 1 AS follows
      FROM page WINDOW following AS (ORDER BY seq))
    SELECT count(*)::int AS n, max(seq) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash,
      min(seq) FILTER (WHERE NOT (own AND follows)) AS broken,
      (array_agg(own ORDER BY seq) FILTER (WHERE NOT (own AND follows)))[1] AS "contentFits"
    FROM checked`;
  const end = row.seq === null || row.hash === null ? null : { seq: row.seq, hash: row.hash };
  return { eventCount: row.n, end, firstBrokenSeq: row.broken, contentFits: row.contentFits };
}

export const findLedgerHead = (db: Database): Promise<ChainEnd> =>
  db.ledgerHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });

/** An event as an inspector gets it: `hashed` is the text whose SHA-256 is `hash`. */
export interface ExportedEvent {
  readonly seq: bigint;
  readonly at: string;
  readonly actor: string;
  readonly agent: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly entityVersion: number;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly prevHash: string;
  readonly hash: string;
  readonly hashed: string;
}

/** The events after `seq`, oldest first, with time in UTC to the microsecond. */
export const findEventsToExport = (db: Database, seq: bigint, limit: number): Promise<ExportedEvent[]> =>
  db.$queryRaw`
    SELECT seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, agent, action, entity,
      entity_id AS "entityId", entity_version AS "entityVersion", reason, request_id AS "requestId", before, after,
      prev_hash AS "prevHash", hash, ledger_event_text(e) AS hashed
    FROM ledger_event e WHERE seq > ${seq} ORDER BY seq LIMIT ${limit}`;
