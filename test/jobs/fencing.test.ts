import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimJob } from '../../src/jobs/claimJob.ts';
import { completeJob } from '../../src/jobs/completeJob.ts';
import { endJob } from '../../src/jobs/endJob.ts';
import { reapLeases } from '../../src/jobs/reapLeases.ts';
import { releaseJob } from '../../src/jobs/releaseJob.ts';
import { renewLease } from '../../src/jobs/renewLease.ts';
import { retryJob } from '../../src/jobs/retryJob.ts';
import { CANCELLED, type ClaimedJob } from '../../src/jobs/types.ts';
import { enqueueTestJob, expireLease, findTestJob, testHandlers } from '../factories/jobs.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

const LEASE = { workerName: 'w1', leaseMs: 5000 };
const KINDS = ['SLICE_LABEL'] as const;

let test: TestApp;
let ended: string[];
beforeAll(async () => {
  const handlers = testHandlers(
    async () => ({ state: 'DONE', result: {} }),
    async (_tx, _context, { slicingId }) => {
      ended.push(slicingId);
    },
  );
  test = await createTestApp({ handlers });
  ended = [];
});
afterAll(() => test.close());

async function claimed(maxAttempts = 3): Promise<ClaimedJob> {
  await test.app.pool.query('DELETE FROM job');
  await enqueueTestJob(test, 'a', { maxAttempts });
  return (await claimJob(test.app.pool, KINDS, LEASE)) as ClaimedJob;
}

describe('the lease token', () => {
  it('keeps a worker that lost its job from writing anything to it', async () => {
    const stale = await claimed();
    await expireLease(test, stale.id);
    await reapLeases(test.app.pool, KINDS, LEASE);
    const holder = await claimJob(test.app.pool, KINDS, { ...LEASE, workerName: 'w2' });
    const before = await findTestJob(test, stale.id);
    const { app } = test;

    expect(await renewLease(app.pool, stale, LEASE, { fraction: 0.5, note: 'late' })).toBe('LOST');
    expect(await completeJob(app.pool, stale, { state: 'DONE', result: {} }, null)).toBe(false);
    expect(await retryJob(app.pool, stale, 0, 'late')).toBe(false);
    expect(await releaseJob(app.pool, stale)).toBe(false);
    expect(await endJob(test.context(), stale, CANCELLED)).toBe(false);
    expect(ended).toEqual([]);
    expect(await findTestJob(test, stale.id)).toEqual(before);
    expect(before).toMatchObject({
      state: 'RUNNING',
      workerName: 'w2',
      attempt: 2,
      leaseToken: holder?.leaseToken,
    });
  });

  it('is not kept by a job that was given back', async () => {
    const job = await claimed();
    expect(await releaseJob(test.app.pool, job)).toBe(true);
    expect(await findTestJob(test, job.id)).toMatchObject({ state: 'QUEUED', leaseToken: null, attempt: 0 });
  });
});

describe('reapLeases', () => {
  it('leaves jobs whose lease holds', async () => {
    await claimed();
    expect(await reapLeases(test.app.pool, KINDS, LEASE)).toEqual({ requeued: [], toEnd: [] });
  });

  it('makes a lost job ready again while it has attempts left', async () => {
    const job = await claimed(2);
    await expireLease(test, job.id);
    const { requeued, toEnd } = await reapLeases(test.app.pool, KINDS, LEASE);
    expect(requeued.map(({ id }) => id)).toEqual([job.id]);
    expect(toEnd).toEqual([]);
    const row = await findTestJob(test, job.id);
    expect(row).toMatchObject({ state: 'QUEUED', attempt: 1, progressNote: 'The worker w1 was lost.' });
  });

  it.each([
    ['has no attempt left', 1, false],
    ['was to be cancelled', 3, true],
  ])('hands a lost job that %s to one reaper, with a new token', async (_why, maxAttempts, cancel) => {
    const job = await claimed(maxAttempts);
    await test.app.pool.query('UPDATE job SET cancel_requested = $2 WHERE id = $1', [job.id, cancel]);
    await expireLease(test, job.id);
    const reaped = await Promise.all([1, 2, 3].map(() => reapLeases(test.app.pool, KINDS, LEASE)));
    const toEnd = reaped.flatMap((each) => each.toEnd);
    expect(toEnd).toHaveLength(1);
    expect(toEnd[0].leaseToken).not.toBe(job.leaseToken);
    expect(toEnd[0].cancelRequested).toBe(cancel);
  });
});
