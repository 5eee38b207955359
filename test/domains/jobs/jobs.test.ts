import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import { enqueueTestJob, findTestJob, testHandlers } from '../../factories/jobs.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  const handlers = testHandlers(
    async ({ slicingId }) => {
      if (slicingId === 'bad') throw new SonoledgerError('EMPTY_MASK', 'No voxels: import another label.');
      return { state: 'DONE', result: { slicingId } };
    },
    async (tx, _context, { slicingId }, { state }) => {
      if (slicingId === 'stuck') throw new SonoledgerError('CONFLICT', 'The record cannot end.');
      await tx.$executeRaw`INSERT INTO job_record VALUES (${slicingId}, ${state})`;
    },
  );
  test = await createTestApp({ handlers });
  await test.asOwner(
    'CREATE TABLE job_record (label text PRIMARY KEY, state text NOT NULL); GRANT ALL ON job_record TO sonoledger_app',
  );
});
afterEach(() => test.app.pool.query('DELETE FROM job; DELETE FROM job_record'));
afterAll(() => test.close());

const JOBS = `query($first: Int, $after: String, $filter: JobFilter) {
  jobs(first: $first, after: $after, filter: $filter) {
    nodes { input state error { code message } createdBy { name } } pageInfo { hasNextPage endCursor } totalCount } }`;
const CANCEL = 'mutation($id: ID!) { cancelJob(id: $id) { state finishedAt } }';

const labels = (nodes: { input: { slicingId: string } }[]): string[] =>
  nodes.map(({ input }) => input.slicingId);

describe('jobs', () => {
  it('lists the newest first, page by page, with three statements a page', async () => {
    for (const label of ['a', 'b', 'c']) await enqueueTestJob(test, label);
    test.resetQueries();
    const { data: first } = await test.execute(JOBS, { first: 2 });
    expect(test.queries()).toHaveLength(3);
    expect(labels(first.jobs.nodes)).toEqual(['c', 'b']);
    expect(first.jobs).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { data: second } = await test.execute(JOBS, { first: 2, after: first.jobs.pageInfo.endCursor });
    expect(labels(second.jobs.nodes)).toEqual(['a']);
    expect(second.jobs.pageInfo.hasNextPage).toBe(false);
  });

  it('tells why a job failed, and filters by state and kind', async () => {
    await enqueueTestJob(test, 'good');
    await enqueueTestJob(test, 'bad');
    expect(await test.drainJobs()).toEqual(['DONE', 'FAILED']);
    const { data } = await test.execute(JOBS, { filter: { state: ['FAILED'], kind: ['SLICE_LABEL'] } });
    expect(data.jobs.nodes).toEqual([
      {
        input: { slicingId: 'bad' },
        state: 'FAILED',
        error: { code: 'EMPTY_MASK', message: 'No voxels: import another label.' },
        createdBy: { name: 'curator' },
      },
    ]);
    const { data: none } = await test.execute(JOBS, { filter: { kind: ['PREDICT'] } });
    expect(none.jobs.totalCount).toBe(0);
  });

  it('is one per kind and key while it waits or runs', async () => {
    await enqueueTestJob(test, 'a', { dedupeKey: 'same' });
    await expect(enqueueTestJob(test, 'b', { dedupeKey: 'same' })).rejects.toThrow();
    await test.drainJobs();
    await enqueueTestJob(test, 'c', { dedupeKey: 'same' });
  });
});

describe('cancelJob', () => {
  it('ends a waiting job at once, with its record and one event of the ledger', async () => {
    const id = await enqueueTestJob(test, 'a');
    const { data } = await test.execute(CANCEL, { id }, { role: 'CURATOR' });
    expect(data.cancelJob).toEqual({ state: 'CANCELLED', finishedAt: expect.any(String) });
    const { rows } = await test.app.pool.query('SELECT * FROM job_record');
    expect(rows).toEqual([{ label: 'a', state: 'CANCELLED' }]);
    expect(await test.drainJobs()).toEqual([]);
    const events = await test.app.prisma.ledgerEvent.findMany({ where: { entityId: id } });
    expect(events.map(({ action }) => action)).toEqual(['JOB_CANCELLED']);
  });

  it('changes nothing when the record cannot end', async () => {
    const id = await enqueueTestJob(test, 'stuck');
    const { errors } = await test.execute(CANCEL, { id });
    expect(errors[0].code).toBe('CONFLICT');
    expect(await findTestJob(test, id)).toMatchObject({ state: 'QUEUED', cancelRequested: false });
  });

  it('may be asked twice, but not of a job that ended otherwise', async () => {
    const id = await enqueueTestJob(test, 'a');
    await test.execute(CANCEL, { id });
    expect((await test.execute(CANCEL, { id })).data.cancelJob.state).toBe('CANCELLED');
    const done = await enqueueTestJob(test, 'b');
    await test.drainJobs();
    const { errors } = await test.execute(CANCEL, { id: done });
    expect(errors[0]).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('DONE') });
  });

  it('needs CURATOR and a job that exists', async () => {
    const id = await enqueueTestJob(test, 'a');
    expect((await test.execute(CANCEL, { id }, { role: 'REVIEWER' })).errors[0].code).toBe('FORBIDDEN');
    expect((await test.execute(CANCEL, { id: 'x' })).errors[0].code).toBe('UNKNOWN_ID');
    const missing = '01890000-0000-7000-8000-000000000000';
    expect((await test.execute(CANCEL, { id: missing })).errors[0].code).toBe('UNKNOWN_ID');
  });
});
