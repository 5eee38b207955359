import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countWorkers } from '../../src/jobs/countWorkers.ts';
import { type RunWorkerOptions, runWorker } from '../../src/jobs/runWorker.ts';
import type { JobFailure, JobHandler } from '../../src/jobs/types.ts';
import { enqueueTestJob, expireLease, findTestJob, testHandlers } from '../factories/jobs.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';
import { untilAborted } from '../support/untilAborted.ts';
import { waitFor } from '../support/waitFor.ts';

const CANCEL = 'mutation($id: ID!) { cancelJob(id: $id) { state } }';

let test: TestApp;
let run: JobHandler<'SLICE_LABEL'>['run'];
let failures: JobFailure[];
let stopAll: (() => Promise<void>)[];

beforeAll(async () => {
  const handlers = testHandlers(
    (input, jobRun) => run(input, jobRun),
    async (_tx, _context, _input, failure) => {
      failures.push(failure);
    },
  );
  test = await createTestApp({ handlers });
});
beforeEach(() => {
  failures = [];
  stopAll = [];
  run = async () => ({ state: 'DONE', result: {} });
});
afterEach(async () => {
  for (const stop of stopAll) await stop();
  await test.app.pool.query('DELETE FROM job');
});
afterAll(() => test.close());

/** A worker in this process; polls so seldom that only notifications explain a prompt start. */
function startWorker(options: Partial<RunWorkerOptions> = {}): () => Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const defaults = { app: test.app, signal, concurrency: 1, workerName: 'here', pollMs: 60_000 };
  const ended = runWorker({ ...defaults, ...options });
  const stop = (): Promise<void> => {
    controller.abort();
    return ended;
  };
  stopAll.push(stop);
  return stop;
}

function startChild(): ChildProcess {
  const entry = join(import.meta.dirname, '../support/jobWorkerProcess.ts');
  const args = ['--import', 'tsx', entry, test.app.database.url, test.app.config.dataDir];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  stopAll.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  return child;
}

const untilState = (id: string, state: string): Promise<void> =>
  waitFor(`job ${state}`, async () => (await findTestJob(test, id)).state === state);

describe('a worker', () => {
  it('is counted, starts a job when it is notified, and leaves no trace when stopped', async () => {
    const stop = startWorker();
    await waitFor('the worker', async () => (await countWorkers(test.app.pool)) === 1);
    const id = await enqueueTestJob(test);
    await untilState(id, 'DONE');
    expect(await findTestJob(test, id)).toMatchObject({ workerName: 'here', attempt: 1 });
    await stop();
    await waitFor('no worker', async () => (await countWorkers(test.app.pool)) === 0);
  });

  it('runs no more jobs at a time than it may', async () => {
    let now = 0;
    let most = 0;
    run = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 30));
      now -= 1;
      return { state: 'DONE', result: {} };
    };
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await enqueueTestJob(test, String(index)));
    startWorker({ concurrency: 2 });
    for (const id of ids) await untilState(id, 'DONE');
    expect(most).toBe(2);
  });

  it('hears of a cancellation at once, long before it renews its lease', async () => {
    run = (_input, { signal }) => untilAborted(signal);
    startWorker({ leaseMs: 600_000 });
    await waitFor('the worker', async () => (await countWorkers(test.app.pool)) === 1);
    const id = await enqueueTestJob(test);
    await untilState(id, 'RUNNING');
    await test.execute(CANCEL, { id });
    await untilState(id, 'CANCELLED');
    expect(failures).toEqual([
      { state: 'CANCELLED', code: 'JOB_CANCELLED', message: 'The job was cancelled.' },
    ]);
  });

  it('gives its jobs back when it stops, ready at once and without counting the attempt', async () => {
    run = (_input, { signal }) => untilAborted(signal);
    const stop = startWorker();
    const id = await enqueueTestJob(test);
    await untilState(id, 'RUNNING');
    await stop();
    expect(await findTestJob(test, id)).toMatchObject({ state: 'QUEUED', attempt: 0, leaseToken: null });
    expect(failures).toEqual([]);
  });

  it('gives back a job that does not listen, after a while', async () => {
    let finish = (): void => {};
    run = () =>
      new Promise((resolve) => {
        finish = () => resolve({ state: 'DONE', result: {} });
      });
    const stop = startWorker({ graceMs: 50 });
    const id = await enqueueTestJob(test);
    await untilState(id, 'RUNNING');
    await stop();
    expect(await findTestJob(test, id)).toMatchObject({ state: 'QUEUED', attempt: 0 });
    finish();
  });

  it('ends a job whose workers died as often as allowed, together with its record', async () => {
    const id = await enqueueTestJob(test, 'a', { maxAttempts: 1 });
    await test.app.pool.query(
      `UPDATE job SET state = 'RUNNING', attempt = 1, lease_token = gen_random_uuid(), worker_name = 'dead'
       WHERE id = $1`,
      [id],
    );
    await expireLease(test, id);
    startWorker();
    await untilState(id, 'FAILED');
    expect(await findTestJob(test, id)).toMatchObject({ errorCode: 'LEASE_LOST', attempt: 1 });
    expect(failures).toMatchObject([{ state: 'FAILED', code: 'LEASE_LOST' }]);
  });

  it('resumes a job whose worker process was killed', async () => {
    const child = startChild();
    const id = await enqueueTestJob(test);
    await untilState(id, 'RUNNING');
    expect(await findTestJob(test, id)).toMatchObject({ workerName: 'child', attempt: 1 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    startWorker({ pollMs: 200 });
    await untilState(id, 'DONE');
    expect(await findTestJob(test, id)).toMatchObject({ workerName: 'here', attempt: 2 });
    expect(failures).toEqual([]);
  });

  it('gives its jobs back when its process is asked to end', async () => {
    const child = startChild();
    const id = await enqueueTestJob(test);
    await untilState(id, 'RUNNING');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(await findTestJob(test, id)).toMatchObject({ state: 'QUEUED', attempt: 0 });
  });

  it('goes on after its database connections were cut', async () => {
    startWorker({ pollMs: 500 });
    await waitFor('the worker', async () => (await countWorkers(test.app.pool)) === 1);
    await test.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    const id = await enqueueDespiteCuts();
    await untilState(id, 'DONE');
    await waitFor('the worker again', async () => (await countWorkers(test.app.pool)) === 1);
  });
});

/** The first statements after a cut may still meet a dead connection. */
async function enqueueDespiteCuts(): Promise<string> {
  for (;;) {
    try {
      return await enqueueTestJob(test);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
