import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createSlotQueue } from './createSlotQueue.ts';
import { createThreadSlot } from './createThreadSlot.ts';
import { defaultThreadEntry } from './spawnThread.ts';
import type { RunOptions, ThreadPool, ThreadPoolOptions } from './types.ts';

export type { ThreadPool, ThreadPoolOptions } from './types.ts';

/** Makes a pool; no thread starts before the first run. CONFIG_INVALID unless `size` is a positive integer. */
export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const { size, graceMs = 5000, entry = defaultThreadEntry() } = options;
  if (!Number.isInteger(size) || size < 1) {
    throw new SonoledgerError('CONFIG_INVALID', `A thread pool needs at least one thread, not ${size}.`, {
      size,
    });
  }
  const slots = Array.from({ length: size }, () => createThreadSlot(entry, graceMs));
  const queue = createSlotQueue(slots);
  const running = new Map<Promise<unknown>, AbortController>();
  let closed = false;

  const runInSlot = async (taskName: string, payload: unknown, runOptions: RunOptions<unknown>) => {
    const signal = runOptions.signal as AbortSignal;
    const slot = await queue.acquire(signal);
    try {
      return await slot.run({ taskName, payload, options: runOptions, spareThreads: queue.idleCount() });
    } finally {
      queue.release(slot);
    }
  };

  const run = async (taskName: string, payload: unknown, runOptions: RunOptions<unknown> = {}) => {
    const stop = new AbortController();
    const forward = (): void => stop.abort();
    if (closed || runOptions.signal?.aborted) stop.abort();
    runOptions.signal?.addEventListener('abort', forward, { once: true });
    const result = runInSlot(taskName, payload, { ...runOptions, signal: stop.signal });
    running.set(result, stop);
    try {
      return await result;
    } finally {
      running.delete(result);
      runOptions.signal?.removeEventListener('abort', forward);
    }
  };

  return {
    size,
    run: run as ThreadPool['run'],
    async close() {
      closed = true;
      for (const stop of running.values()) stop.abort();
      await Promise.allSettled(running.keys());
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
}
