import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { LedgerVerification } from '../../../generated/resolverTypes.ts';
import { type ChainEnd, checkChain, findLedgerHead } from '../queries.ts';

const EVENTS_AT_A_TIME = 5000;
const ORIGIN: ChainEnd = { seq: 0n, hash: '0'.repeat(64) };

/**
 * Recomputes the chain from its first event in one snapshot: an event that was changed, taken out or put in
 * breaks it there; one that was cut off at the end shows against the stored head.
 */
export function verifyLedger({ app }: ServiceContext): Promise<LedgerVerification> {
  return app.prisma.$transaction(verify, { isolationLevel: 'RepeatableRead', timeout: 600_000 });
}

async function verify(tx: Prisma.TransactionClient): Promise<LedgerVerification> {
  let end = ORIGIN;
  let eventCount = 0;
  for (;;) {
    const check = await checkChain(tx, end, EVENTS_AT_A_TIME);
    eventCount += check.eventCount;
    end = check.end ?? end;
    if (check.firstBrokenSeq !== null) return result(eventCount, end, check.firstBrokenSeq);
    if (check.eventCount < EVENTS_AT_A_TIME) break;
  }
  const head = await findLedgerHead(tx);
  const whole = head.seq === end.seq && head.hash === end.hash;
  return result(eventCount, end, whole ? null : end.seq + 1n);
}

const result = (eventCount: number, end: ChainEnd, firstBrokenSeq: bigint | null): LedgerVerification => ({
  valid: firstBrokenSeq === null,
  eventCount,
  firstBrokenSeq,
  headHash: end.hash,
});
