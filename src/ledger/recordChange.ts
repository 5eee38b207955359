import type { ServiceContext } from '../context/types.ts';
import type { Prisma } from '../generated/prisma/client.ts';

/** One change, as the ledger keeps it. `before` and `after` are plain JSON. */
export interface Change {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly reason?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Appends an event to the ledger inside the transaction that makes the change, so that neither exists without
 * the other. Sequence, time, version and chain are set by the database.
 */
export async function recordChange(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  change: Change,
): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await tx.$executeRaw`
    INSERT INTO ledger_event (seq, at, actor, agent, action, entity, entity_id, entity_version, reason, request_id, before,
      after, prev_hash, hash)
    VALUES (0, now(), ${context.actor.name}, ${context.agent ?? null}, ${change.action}, ${change.entity}, ${change.entityId}, 0,
      ${change.reason ?? null}, ${context.requestId}, ${json(change.before)}::jsonb, ${json(change.after)}::jsonb, '', '')`;
}
