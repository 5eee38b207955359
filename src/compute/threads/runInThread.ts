import type { Worker } from 'node:worker_threads';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { decodeError } from './decodeError.ts';
import { claimThreadEnd, createThreadControl, requestStop } from './threadControl.ts';
import type { RunMessage, TaskRun, ThreadMessage } from './types.ts';

const GUARD_POLL_MS = 50;

/**
 * Runs one task in an idle thread and settles when the thread is free again or gone. An abort raises the
 * task's stop flag; a task that has not ended `graceMs` later is ended with its thread, though never inside a
 * native call.
 */
export function runInThread(thread: Worker, taskRun: TaskRun, graceMs: number): Promise<unknown> {
  const { taskName, payload, options, spareThreads } = taskRun;
  const { signal, onProgress, transfer = [] } = options;
  const control = createThreadControl();

  return new Promise((resolve, reject) => {
    let killTimer: NodeJS.Timeout | undefined;
    let causeOfDeath: unknown;
    let lastError: unknown;

    const endThread = (): void => {
      if (claimThreadEnd(control)) void thread.terminate();
      else killTimer = setTimeout(endThread, GUARD_POLL_MS);
    };
    const onAbort = (): void => {
      requestStop(control);
      killTimer = setTimeout(endThread, graceMs);
    };
    const onMessage = (message: ThreadMessage): void => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') settle(() => resolve(message.result));
      else if (message.spent) endSpent(decodeError(message.error));
      else settle(() => reject(decodeError(message.error)));
    };
    const onError = (cause: unknown): void => {
      causeOfDeath = cause; // the thread ends by itself; 'exit' follows
    };
    const onUnreadable = (cause: unknown): void => {
      causeOfDeath = cause;
      endThread();
    };
    const endSpent = (error: unknown): void => {
      lastError = error;
      endThread();
    };
    const onExit = (): void => settle(() => reject(lastError ?? threadDied(taskName, causeOfDeath)));

    const settle = (settleNow: () => void): void => {
      clearTimeout(killTimer);
      signal?.removeEventListener('abort', onAbort);
      thread
        .off('message', onMessage)
        .off('messageerror', onUnreadable)
        .off('error', onError)
        .off('exit', onExit);
      if (signal?.aborted) reject(cancelled(taskName));
      else settleNow();
    };

    thread.on('message', onMessage).on('messageerror', onUnreadable).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) return settle(() => {});
    try {
      const message: RunMessage = { taskName, payload, control, spareThreads };
      thread.postMessage(message, transfer);
    } catch (cause) {
      settle(() => reject(notCloneable(taskName, cause)));
    }
  });
}

function cancelled(taskName: string): SonoledgerError {
  return new SonoledgerError('JOB_CANCELLED', `The task ${taskName} was cancelled.`, { taskName });
}

function notCloneable(taskName: string, cause: unknown): SonoledgerError {
  const message = `The payload of the task ${taskName} cannot be sent to a thread: plain data only.`;
  return new SonoledgerError('INTERNAL_SERVER_ERROR', message, { taskName }, { cause });
}

function threadDied(taskName: string, cause: unknown): SonoledgerError {
  const why = cause === undefined ? '.' : `: ${(cause as Error).message}`;
  const message = `The compute thread ended while it ran the task ${taskName}${why}`;
  return new SonoledgerError('INTERNAL_SERVER_ERROR', message, { taskName }, { cause });
}
