import { afterAll, describe, expect, it } from '@jest/globals';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';

const pool = createThreadPool({ size: 2, graceMs: 200 });
afterAll(() => pool.close());

describe('thread pool', () => {
  it('returns what the task returns', async () => {
    const value = { text: 'a', list: [1, 2, 3], nested: { labels: new Uint8Array([1, 2]) } };
    expect(await pool.run('selfTest', { kind: 'echo', value })).toEqual(value);
  });

  it('moves the buffers of a result and of the named parts of a payload', async () => {
    const labels = new Uint8Array(16).fill(7);
    const run = pool.run('selfTest', { kind: 'echo', value: { labels } }, { transfer: [labels.buffer] });
    expect(await run).toEqual({ labels: new Uint8Array(16).fill(7) });
    expect(labels.byteLength).toBe(0);
  });

  it('shares a SharedArrayBuffer instead of copying it', async () => {
    const shared = new SharedArrayBuffer(8);
    const echoed = (await pool.run('selfTest', { kind: 'echo', value: shared })) as SharedArrayBuffer;
    new Uint8Array(shared)[0] = 42;
    expect(new Uint8Array(echoed)[0]).toBe(42);
  });

  it('carries code, message and details of an error of ours', async () => {
    const run = pool.run('selfTest', { kind: 'fail', code: 'INVALID_INPUT', message: 'Say why.' });
    await expect(run).rejects.toMatchObject({
      name: 'SonoledgerError',
      code: 'INVALID_INPUT',
      message: 'Say why.',
      details: { taskName: 'selfTest' },
      httpStatus: 400,
      stack: expect.stringContaining('selfTest'),
    });
  });

  it('carries any other error without a code', async () => {
    const error = await pool.run('selfTest', { kind: 'fail', message: 'oops' }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'TypeError', message: 'oops' });
    expect(error).not.toHaveProperty('code');
  });

  it('refuses a payload that cannot be cloned and goes on', async () => {
    const run = pool.run('selfTest', { kind: 'echo', value: () => 1 });
    await expect(run).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });

  it('refuses a task that does not exist', async () => {
    const run = pool.run('toString' as 'selfTest', { kind: 'echo', value: 1 });
    await expect(run).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('queues more runs than it has threads and answers each', async () => {
    const runs = [0, 1, 2, 3, 4, 5].map((value) => pool.run('selfTest', { kind: 'echo', value }));
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('delivers throttled progress while the thread is blocked, the last message included', async () => {
    const seen: number[] = [];
    const onProgress = ({ elapsedMs }: { elapsedMs: number }) => seen.push(elapsedMs);
    const elapsedMs = await pool.run('selfTest', { kind: 'spin', durationMs: 350 }, { onProgress });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.length).toBeLessThanOrEqual(6);
    expect(seen.at(-1)).toBe(elapsedMs);
  });
});

describe('cancellation', () => {
  it('stops a task that looks at its flag and keeps the thread', async () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const run = pool.run(
      'selfTest',
      { kind: 'spin', durationMs: 60_000 },
      { signal: abort.signal, onProgress },
    );
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED', details: { taskName: 'selfTest' } });
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });

  it('ends the thread of a task that never looks, and replaces it', async () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const payload = { kind: 'spin', durationMs: 60_000, ignoreStop: true } as const;
    const run = pool.run('selfTest', payload, { signal: abort.signal, onProgress });
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });

  it('does not end a thread inside native code, but right after it', async () => {
    const abort = new AbortController();
    let elapsedMs = 0;
    const onProgress = (progress: { elapsedMs: number }) => {
      elapsedMs = Math.max(elapsedMs, progress.elapsedMs);
      abort.abort();
    };
    const payload = { kind: 'native', durationMs: 600 } as const;
    const run = pool.run('selfTest', payload, { signal: abort.signal, onProgress });
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    // The grace is 200 ms, so without the guard no later message would have come.
    expect(elapsedMs).toBeGreaterThan(450);
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });

  it('does not start a run that was cancelled beforehand', async () => {
    const run = pool.run('selfTest', { kind: 'exit' }, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  });

  it('drops a run that is cancelled while it waits for a thread', async () => {
    const single = createThreadPool({ size: 1 });
    const first = single.run('selfTest', { kind: 'spin', durationMs: 100 });
    const abort = new AbortController();
    const second = single.run('selfTest', { kind: 'exit' }, { signal: abort.signal });
    const third = single.run('selfTest', { kind: 'echo', value: 3 });
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(await first).toBeGreaterThanOrEqual(100);
    expect(await third).toBe(3);
    await single.close();
  });
});

describe('failure of a thread', () => {
  it('rejects the run with INTERNAL_SERVER_ERROR and replaces the thread', async () => {
    const run = pool.run('selfTest', { kind: 'exit' });
    await expect(run).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'The compute thread ended while it ran the task selfTest.',
    });
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });

  it('says why when the entry cannot be loaded', async () => {
    const broken = createThreadPool({ size: 1, entry: new URL('./no-such-entry.js', import.meta.url) });
    const run = broken.run('selfTest', { kind: 'echo', value: 1 });
    await expect(run).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('no-such-entry'),
    });
    await broken.close();
  });
});

describe('closing', () => {
  it('cancels what runs and what waits, and refuses what comes later', async () => {
    const closing = createThreadPool({ size: 1 });
    let onProgress = () => {};
    const started = new Promise<void>((resolve) => {
      onProgress = resolve;
    });
    const running = closing.run('selfTest', { kind: 'spin', durationMs: 60_000 }, { onProgress });
    const waiting = closing.run('selfTest', { kind: 'echo', value: 1 });
    const settled = Promise.allSettled([running, waiting]);
    await started;
    await closing.close();
    for (const { status, ...rest } of await settled) {
      expect(status).toBe('rejected');
      expect(rest).toMatchObject({ reason: { code: 'JOB_CANCELLED' } });
    }
    const late = closing.run('selfTest', { kind: 'echo', value: 1 });
    await expect(late).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  });

  it('needs at least one thread', () => {
    expect(() => createThreadPool({ size: 0 })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
