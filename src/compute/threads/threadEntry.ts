import { parentPort } from 'node:worker_threads';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { loadTask } from '../tasks/index.ts';
import { encodeError } from './encodeError.ts';
import { isTrap } from './isTrap.ts';
import { isStopRequested, runUninterrupted } from './threadControl.ts';
import { throttleProgress } from './throttleProgress.ts';
import { transferableBuffers } from './transferableBuffers.ts';
import type { RunMessage, ThreadMessage } from './types.ts';

const PROGRESS_INTERVAL_MS = 100;

const port = parentPort;
if (!port) throw new Error('threadEntry must be run by a thread pool.');
port.on('message', (message: RunMessage) => void answer(message));

const send = (message: ThreadMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

async function answer(message: RunMessage): Promise<void> {
  try {
    const result = await runTask(message);
    send({ kind: 'done', result }, transferableBuffers(result));
  } catch (thrown) {
    send({ kind: 'failed', error: encodeError(thrown), spent: isTrap(thrown) });
  }
}

async function runTask({ taskName, payload, control, spareThreads }: RunMessage): Promise<unknown> {
  const task = await loadTask(taskName);
  const shouldStop = (): boolean => isStopRequested(control);
  const progress = throttleProgress(
    (value) => send({ kind: 'progress', progress: value }),
    PROGRESS_INTERVAL_MS,
    () => performance.now(),
  );
  const throwIfStopped = (): void => {
    if (shouldStop()) throw new SonoledgerError('JOB_CANCELLED', `The task ${taskName} was cancelled.`);
  };
  const result = await task(payload, {
    reportProgress: progress.report,
    shouldStop,
    throwIfStopped,
    spareThreads,
    uninterrupted: (nativeWork) => runUninterrupted(control, nativeWork),
  });
  progress.flush();
  return result;
}
