import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { LedgerProblem, LedgerVerification } from '../../../generated/resolverTypes.ts';
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
    if (check.firstBrokenSeq !== null) {
      const problem = check.contentFits ? 'LINK_BROKEN' : 'CONTENT_CHANGED';
      return result(eventCount, end, { seq: check.firstBrokenSeq, problem });
    }
    if (check.eventCount < EVENTS_AT_A_TIME) break;
  }
  const head = await findLedgerHead(tx);
  const whole = head.seq === end.seq && head.hash === end.hash;
  return result(eventCount, end, whole ? null : { seq: end.seq + 1n, problem: 'HEAD_DIFFERS' });
}

interface Break {
  readonly seq: bigint;
  readonly problem: LedgerProblem;
}

const result = (eventCount: number, end: ChainEnd, broken: Break | null): LedgerVerification => ({
  valid: broken === null,
  eventCount,
  firstBrokenSeq: broken?.seq ?? null,
  problem: broken?.problem ?? null,
  headHash: end.hash,
});
