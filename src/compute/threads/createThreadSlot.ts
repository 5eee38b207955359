import type { Worker } from 'node:worker_threads';
import { runInThread } from './runInThread.ts';
import { spawnThread } from './spawnThread.ts';
import type { TaskRun } from './types.ts';

/** A place for one thread: starts it at its first run and again after it died. */
export interface ThreadSlot {
  /** One run at a time: the pool waits for the promise before it hands over the next. */
  run(taskRun: TaskRun): Promise<unknown>;
  close(): Promise<void>;
}

export function createThreadSlot(entry: URL, graceMs: number): ThreadSlot {
  let thread: Worker | undefined;

  const startThread = (): Worker => {
    const started = spawnThread(entry);
    started.on('error', () => {}); // without a listener, a thread that dies while idle would end the process
    started.on('exit', () => {
      if (thread === started) thread = undefined;
    });
    return started;
  };

  return {
    async run(taskRun) {
      thread ??= startThread();
      const current = thread;
      current.ref();
      try {
        return await runInThread(current, taskRun, graceMs);
      } finally {
        current.unref(); // an idle thread must not keep a finished command alive
      }
    },
    async close() {
      await thread?.terminate();
    },
  };
}
