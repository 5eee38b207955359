import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import { claimJob } from '../../src/jobs/claimJob.ts';
import { holdLease } from '../../src/jobs/holdLease.ts';
import { type JobEnd, runJob } from '../../src/jobs/runJob.ts';
import type { ClaimedJob, JobHandler } from '../../src/jobs/types.ts';
import { enqueueTestJob, findTestJob, testHandlers } from '../factories/jobs.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';
import { untilAborted } from '../support/untilAborted.ts';

const LEASE = { workerName: 'w1', leaseMs: 3000 };
const CANCEL = 'mutation($id: ID!) { cancelJob(id: $id) { state } }';

let test: TestApp;
let run: JobHandler<'SLICE_LABEL'>['run'];
let fail: JobHandler<'SLICE_LABEL'>['fail'];

beforeAll(async () => {
  const handlers = testHandlers(
    (input, jobRun) => run(input, jobRun),
    (...args) => fail(...args),
  );
  test = await createTestApp({ handlers });
  await test.asOwner(
    'CREATE TABLE job_record (label text PRIMARY KEY, state text NOT NULL); GRANT ALL ON job_record TO sonoledger_app',
  );
});
beforeEach(() => {
  fail = async (tx, _context, { slicingId }, { state, code }) => {
    await tx.$executeRaw`INSERT INTO job_record VALUES (${slicingId}, ${`${state} ${code}`})`;
  };
});
afterEach(() => test.app.pool.query('DELETE FROM job; DELETE FROM job_record'));
afterAll(() => test.close());

async function runOnce(label: string, options: { maxAttempts?: number } = {}): Promise<[JobEnd, string]> {
  const id = await enqueueTestJob(test, label, options);
  const job = (await claimJob(test.app.pool, ['SLICE_LABEL'], LEASE)) as ClaimedJob;
  return [await runJob(test.app, job, holdLease(test.app, job, LEASE), { alone: true }), id];
}

async function recordOf(label: string): Promise<string | undefined> {
  const { rows } = await test.app.pool.query('SELECT state FROM job_record WHERE label = $1', [label]);
  return rows[0]?.state;
}

describe('an attempt at a job', () => {
  it('runs with the rights and the request id of whoever asked, and stores result and cost', async () => {
    let seen: unknown;
    run = async (input, { attempt, context }) => {
      seen = { input, attempt, actor: context.actor.name, requestId: context.requestId };
      return { state: 'DONE', result: { slices: 7 }, device: 'cpu' };
    };
    const [end, id] = await runOnce('a');
    const job = await findTestJob(test, id);
    expect(end).toBe('DONE');
    expect(seen).toEqual({
      input: { slicingId: 'a' },
      attempt: 1,
      actor: 'curator',
      requestId: job.requestId,
    });
    expect(job).toMatchObject({
      state: 'DONE',
      progress: 1,
      result: { slices: 7 },
      device: 'cpu',
      leaseToken: null,
    });
    expect(job.cpuMs).toBeGreaterThan(0);
    expect(job.finishedAt).toBeInstanceOf(Date);
  });

  it('may find that there is nothing to do', async () => {
    run = async () => ({ state: 'SKIPPED', reason: 'The slicing is complete already.' });
    const [end, id] = await runOnce('a');
    expect(end).toBe('SKIPPED');
    expect(await findTestJob(test, id)).toMatchObject({
      state: 'SKIPPED',
      skipReason: 'The slicing is complete already.',
    });
  });

  it('fails at once on an error of the input, together with its record', async () => {
    run = async () => {
      throw new SonoledgerError('EMPTY_MASK', 'The label has no voxels: import another.', { voxels: 0 });
    };
    const [end, id] = await runOnce('a');
    expect(end).toBe('FAILED');
    expect(await findTestJob(test, id)).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      errorCode: 'EMPTY_MASK',
      errorMessage: 'The label has no voxels: import another.',
      errorDetails: { voxels: 0 },
    });
    expect(await recordOf('a')).toBe('FAILED EMPTY_MASK');
  });

  it('fails at once on a fault of ours, whose text stays in the log', async () => {
    run = async () => {
      throw new TypeError('secret.property is undefined');
    };
    const [end, id] = await runOnce('a');
    const job = await findTestJob(test, id);
    expect(end).toBe('FAILED');
    expect(job.errorCode).toBe('INTERNAL_SERVER_ERROR');
    expect(job.errorMessage).not.toContain('secret');
  });

  it.each(['DATABASE_UNAVAILABLE', 'STORAGE_UNAVAILABLE'] as const)(
    'is repeated later when %s stopped it, and fails only with the last attempt',
    async (code) => {
      run = async () => {
        throw new SonoledgerError(code, 'Away.');
      };
      const [end, id] = await runOnce('a', { maxAttempts: 2 });
      const waiting = await findTestJob(test, id);
      expect(end).toBe('RETRIED');
      expect(waiting).toMatchObject({
        state: 'QUEUED',
        attempt: 1,
        errorCode: null,
        progressNote: `${code}: Away.`,
      });
      expect(waiting.runAt.getTime()).toBeGreaterThan(waiting.startedAt!.getTime());
      expect(await recordOf('a')).toBeUndefined();

      expect(await test.drainJobs()).toEqual(['FAILED']);
      expect(await findTestJob(test, id)).toMatchObject({ state: 'FAILED', attempt: 2, errorCode: code });
      expect(await recordOf('a')).toBe(`FAILED ${code}`);
    },
  );

  it('is repeated after a serialisation failure', async () => {
    run = async (_input, { attempt }) => {
      if (attempt === 1) throw new SonoledgerError('CONFLICT', 'Try again.', { sqlState: '40001' });
      return { state: 'DONE', result: {} };
    };
    await enqueueTestJob(test);
    expect(await test.drainJobs()).toEqual(['RETRIED', 'DONE']);
  });

  it('ends as cancelled when it is cancelled while it runs, and its record with it', async () => {
    run = async (_input, { jobId, signal, progress }) => {
      const { errors } = await test.execute(CANCEL, { id: jobId });
      expect(errors).toEqual([]);
      progress(0.4, 'working');
      return untilAborted(signal);
    };
    const [end, id] = await runOnce('a');
    expect(end).toBe('CANCELLED');
    expect(await findTestJob(test, id)).toMatchObject({ state: 'CANCELLED', errorCode: null, progress: 0.4 });
    expect(await recordOf('a')).toBe('CANCELLED JOB_CANCELLED');
  });

  it('keeps what was finished although a cancellation came in between', async () => {
    run = async (_input, { jobId }) => {
      await test.execute(CANCEL, { id: jobId });
      return { state: 'DONE', result: {} };
    };
    const [end] = await runOnce('a');
    expect(end).toBe('DONE');
  });

  it('ends alone, and says so in the log, when its record cannot end', async () => {
    run = async () => {
      throw new SonoledgerError('EMPTY_MASK', 'No voxels.');
    };
    fail = async (tx, _context, { slicingId }) => {
      await tx.$executeRaw`INSERT INTO job_record VALUES (${slicingId}, 'half')`;
      throw new TypeError('a fault in the handler');
    };
    const [end, id] = await runOnce('a');
    expect(end).toBe('FAILED');
    expect(await recordOf('a')).toBeUndefined();
    expect(await findTestJob(test, id)).toMatchObject({ state: 'FAILED', errorCode: 'EMPTY_MASK' });
  });

  it('is not lost when the database connections are cut while it ends', async () => {
    run = async () => {
      await test.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`);
      return { state: 'DONE', result: {} };
    };
    const [end, id] = await runOnce('a');
    expect(end).toBe('DONE');
    expect(await findTestJob(test, id)).toMatchObject({ state: 'DONE', attempt: 1 });
  });

  it('stores progress on the way, and stops when the lease is lost', async () => {
    run = async (_input, { jobId, signal, progress }) => {
      progress(0.25, 'quarter');
      while ((await findTestJob(test, jobId)).progressNote !== 'quarter') await new Promise(setImmediate);
      await test.app.pool.query('UPDATE job SET lease_token = gen_random_uuid() WHERE id = $1', [jobId]);
      return untilAborted(signal);
    };
    const [end, id] = await runOnce('a');
    expect(end).toBe('LOST');
    expect(await findTestJob(test, id)).toMatchObject({ state: 'RUNNING', progress: 0.25 });
    expect(await recordOf('a')).toBeUndefined();
  });
});
