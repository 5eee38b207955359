import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../src/database/inTransaction.ts';
import { exportLedger } from '../../src/domains/ledger/service/exportLedger.ts';
import { recordChange } from '../../src/ledger/recordChange.ts';
import { verifyExportedLedger } from '../../src/ledger/verifyExportedLedger.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

let test: TestApp;
let lines: string[];

beforeAll(async () => {
  test = await createTestApp();
  const context = { ...test.context(), agent: 'worker-1, job 7' };
  await inTransaction(context, async (tx) => {
    for (const index of [1, 2, 3]) {
      const after = { index, name: 'é"\\\n', list: [1.5, null], zeta: 1, alpha: { b: 1, a: 2 } };
      const change = { action: 'TESTED', entity: 'Test', entityId: 't', reason: '=1+1', before: null, after };
      await recordChange(tx, context, change);
    }
  });
  lines = (await exported('jsonl')).split('\n');
});
afterAll(() => test.close());

async function exported(format: 'jsonl' | 'csv'): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportLedger(test.context(), format)) parts.push(part);
  return parts.join('');
}

async function* stream(values: readonly string[]): AsyncGenerator<string> {
  yield* values;
}

/** The exported lines with one changed. */
const changed = (at: number, change: (event: Record<string, unknown>) => void): AsyncGenerator<string> => {
  const copy = [...lines];
  const event = JSON.parse(copy[at]);
  change(event);
  copy[at] = JSON.stringify(event);
  return stream(copy);
};

describe('verifyExportedLedger', () => {
  it('finds what the server wrote whole, with its head', async () => {
    const { data } = await test.execute('{ verifyLedger { headHash eventCount } }');
    expect(await verifyExportedLedger(stream(lines))).toEqual({ ...data.verifyLedger, broken: null });
  });

  it('counts the changes of a record and names the agent', () => {
    const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
    expect(events.slice(-3)).toMatchObject(
      [1, 2, 3].map((entityVersion) => ({ entityVersion, actor: 'admin', agent: 'worker-1, job 7' })),
    );
  });

  it.each([
    ['actor', 'someone'],
    ['agent', null],
    ['entityVersion', 9],
    ['reason', 'because'],
    ['after', { index: 2 }],
    ['at', '2020-01-01T00:00:00.000000Z'],
    ['hash', 'f'.repeat(64)],
  ])('finds a changed %s at its event', async (field, value) => {
    const at = lines.length - 3;
    const result = await verifyExportedLedger(
      changed(at, (event) => Object.assign(event, { [field]: value })),
    );
    expect(result.broken).toEqual({ seq: String(at + 1), problem: 'CONTENT_CHANGED' });
  });

  it('finds an event that was taken out, or put in twice', async () => {
    const without = lines.filter((_, i) => i !== 1);
    expect((await verifyExportedLedger(stream(without))).broken).toEqual({
      seq: '3',
      problem: 'LINK_BROKEN',
    });
    const twice = [lines[0], lines[0], ...lines.slice(1)];
    expect((await verifyExportedLedger(stream(twice))).broken).toEqual({ seq: '1', problem: 'LINK_BROKEN' });
  });

  it.each(['nonsense', '{}', '{"seq":1,"hash":2,"hashed":3}'])('refuses the line %s', async (line) => {
    await expect(verifyExportedLedger(stream([line]))).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
  });
});

describe('exportLedger', () => {
  it('writes CSV in which no cell is a formula', async () => {
    const csv = await exported('csv');
    expect(csv.startsWith('seq,at,actor,agent,action')).toBe(true);
    expect(csv).toContain(",'=1+1,");
    expect(csv.split('\r\n').filter((line) => line !== '')).toHaveLength(
      lines.filter((l) => l !== '').length + 1,
    );
  });
});
