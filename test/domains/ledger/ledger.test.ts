import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../src/database/inTransaction.ts';
import { recordChange } from '../../../src/ledger/recordChange.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
beforeEach(async () => {
  await tamper("DELETE FROM ledger_event; UPDATE ledger_head SET seq = 0, hash = repeat('0', 64)");
});
afterAll(() => test.close());

/** What only someone with full rights on the database can do. */
const tamper = (statements: string): Promise<unknown> =>
  test.asOwner(
    `SET session_replication_role = replica; ${statements}; SET session_replication_role = DEFAULT`,
  );

async function record(count: number): Promise<void> {
  const context = test.context('CURATOR');
  await inTransaction(context, async (tx) => {
    for (let index = 1; index <= count; index += 1) {
      const after = { index, share: 0.1, name: 'é"\\' };
      await recordChange(tx, context, { action: 'TESTED', entity: 'Test', entityId: `t${index}`, after });
    }
  });
}

const VERIFY = '{ verifyLedger { valid eventCount firstBrokenSeq problem headHash } }';
const verify = async () => (await test.execute(VERIFY)).data.verifyLedger;

describe('verifyLedger', () => {
  it('finds an empty ledger whole', async () => {
    const headHash = '0'.repeat(64);
    expect(await verify()).toEqual({
      valid: true,
      eventCount: 0,
      firstBrokenSeq: null,
      problem: null,
      headHash,
    });
  });

  it('finds a whole chain whole, over several pages', async () => {
    await record(3);
    const last = await test.app.prisma.ledgerEvent.findUniqueOrThrow({ where: { seq: 3n } });
    expect(await verify()).toEqual({
      valid: true,
      eventCount: 3,
      firstBrokenSeq: null,
      problem: null,
      headHash: last.hash,
    });
  });

  it.each([
    ['content', "UPDATE ledger_event SET after = '{}' WHERE seq = 2", '2', 'CONTENT_CHANGED'],
    ['actor', "UPDATE ledger_event SET actor = 'someone' WHERE seq = 1", '1', 'CONTENT_CHANGED'],
    ['time', "UPDATE ledger_event SET at = at + interval '1 us' WHERE seq = 4", '4', 'CONTENT_CHANGED'],
    [
      'content together with its hash',
      "UPDATE ledger_event e SET after = '{}' WHERE seq = 2; UPDATE ledger_event e SET hash = ledger_event_hash(e) WHERE seq = 2",
      '3',
      'LINK_BROKEN',
    ],
    ['an event in the middle, taken out', 'DELETE FROM ledger_event WHERE seq = 3', '4', 'LINK_BROKEN'],
    ['the first event, taken out', 'DELETE FROM ledger_event WHERE seq = 1', '2', 'LINK_BROKEN'],
    ['the last event, taken out', 'DELETE FROM ledger_event WHERE seq = 5', '5', 'HEAD_DIFFERS'],
    ['the order', 'UPDATE ledger_event SET seq = 6 WHERE seq = 2', '3', 'LINK_BROKEN'],
  ])('finds a change of %s at its place', async (_what, statements, firstBrokenSeq, problem) => {
    await record(5);
    await tamper(statements);
    expect(await verify()).toMatchObject({ valid: false, firstBrokenSeq, problem });
  });
});

describe('ledger', () => {
  const LEDGER = `query($first: Int, $after: String, $filter: LedgerFilter) {
    ledger(first: $first, after: $after, filter: $filter) {
      nodes { seq actor action entityId requestId after } pageInfo { hasNextPage endCursor } totalCount } }`;

  it('lists the oldest first, page by page, with two statements a page', async () => {
    await record(3);
    test.resetQueries();
    const { data } = await test.execute(LEDGER, { first: 2 });
    expect(test.queries()).toHaveLength(2);
    expect(data.ledger.nodes.map(({ seq }: { seq: string }) => seq)).toEqual(['1', '2']);
    expect(data.ledger.nodes[0]).toMatchObject({ actor: 'curator', after: { index: 1 } });
    expect(data.ledger.totalCount).toBe(3);
    const { data: next } = await test.execute(LEDGER, { first: 2, after: data.ledger.pageInfo.endCursor });
    expect(next.ledger.nodes.map(({ seq }: { seq: string }) => seq)).toEqual(['3']);
    expect(next.ledger.pageInfo.hasNextPage).toBe(false);
  });

  it('filters by record, action and actor', async () => {
    await record(3);
    const filter = { entity: ['Test'], entityId: 't2', action: ['TESTED'], actor: { contains: 'URATO' } };
    const { data } = await test.execute(LEDGER, { filter });
    expect(data.ledger.nodes.map(({ entityId }: { entityId: string }) => entityId)).toEqual(['t2']);
    const { data: none } = await test.execute(LEDGER, { filter: { action: ['OTHER'] } });
    expect(none.ledger.totalCount).toBe(0);
  });

  it('refuses a cursor that is none', async () => {
    const { errors } = await test.execute(LEDGER, { after: Buffer.from('abc').toString('base64url') });
    expect(errors[0].code).toBe('INVALID_INPUT');
  });
});
