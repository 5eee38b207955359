import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { claimJob } from '../../src/jobs/claimJob.ts';
import type { ClaimedJob } from '../../src/jobs/types.ts';
import { enqueueTestJob, findTestJob, testHandlers } from '../factories/jobs.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

const LEASE = { workerName: 'w1', leaseMs: 5000 };

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ handlers: testHandlers(async () => ({ state: 'DONE', result: {} })) });
});
afterEach(() => test.app.pool.query('DELETE FROM job'));
afterAll(() => test.close());

const claim = (): Promise<ClaimedJob | null> => claimJob(test.app.pool, ['SLICE_LABEL'], LEASE);
const labelOf = (job: ClaimedJob | null): unknown =>
  (job?.input as { slicingId: string } | undefined)?.slicingId;

describe('claimJob', () => {
  it('gives nothing when nothing is queued', async () => {
    expect(await claim()).toBeNull();
  });

  it('takes the highest priority first, then the one that is ready longest', async () => {
    await enqueueTestJob(test, 'early');
    await enqueueTestJob(test, 'late');
    await enqueueTestJob(test, 'urgent', { priority: 5 });
    await enqueueTestJob(test, 'whenever', { priority: -1 });
    const order = [await claim(), await claim(), await claim(), await claim(), await claim()].map(labelOf);
    expect(order).toEqual(['urgent', 'early', 'late', 'whenever', undefined]);
  });

  it('marks the job as running with a token, a lease, an attempt and its worker', async () => {
    const id = await enqueueTestJob(test);
    const claimed = await claim();
    const job = await findTestJob(test, id);
    expect(claimed).toMatchObject({
      id,
      kind: 'SLICE_LABEL',
      attempt: 1,
      maxAttempts: 3,
      cancelRequested: false,
    });
    expect(job).toMatchObject({
      state: 'RUNNING',
      attempt: 1,
      workerName: 'w1',
      leaseToken: claimed?.leaseToken,
    });
    expect(job.startedAt).toBeInstanceOf(Date);
    expect(job.leaseUntil!.getTime()).toBeGreaterThan(job.startedAt!.getTime() + 4000);
  });

  it('leaves kinds that the worker does not know and jobs whose time has not come', async () => {
    await enqueueTestJob(test, 'other', { kind: 'TRANSFER_LABEL' });
    const later = await enqueueTestJob(test, 'later');
    await test.app.pool.query("UPDATE job SET run_at = now() + interval '1 min' WHERE id = $1", [later]);
    expect(await claim()).toBeNull();
  });

  it('gives each job to one of many who ask at the same time', async () => {
    for (let index = 0; index < 4; index += 1) await enqueueTestJob(test, String(index));
    const claims = await Promise.all(Array.from({ length: 8 }, claim));
    const labels = claims.map(labelOf).filter((label) => label !== undefined);
    expect(labels.sort()).toEqual(['0', '1', '2', '3']);
  });
});
