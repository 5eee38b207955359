import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ThreadSlot } from './createThreadSlot.ts';

export interface SlotQueue {
  /** Resolves when a slot is free, in the order of the calls; rejects with JOB_CANCELLED on an abort before. */
  acquire(signal: AbortSignal): Promise<ThreadSlot>;
  release(slot: ThreadSlot): void;
  idleCount(): number;
}

/** Hands out slots, first come first served. */
export function createSlotQueue(slots: readonly ThreadSlot[]): SlotQueue {
  const idle = [...slots];
  const waiting = new Set<(slot: ThreadSlot) => void>();

  return {
    idleCount: () => idle.length,
    acquire(signal) {
      if (signal.aborted) return Promise.reject(cancelledBeforeStart());
      const slot = idle.pop(); // the last one used, so that a thread starts only when all others are busy
      return slot ? Promise.resolve(slot) : waitForSlot(waiting, signal);
    },
    release(slot) {
      const [next] = waiting;
      if (next) next(slot);
      else idle.push(slot);
    },
  };
}

function waitForSlot(waiting: Set<(slot: ThreadSlot) => void>, signal: AbortSignal): Promise<ThreadSlot> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      waiting.delete(take);
      reject(cancelledBeforeStart());
    };
    const take = (slot: ThreadSlot): void => {
      waiting.delete(take);
      signal.removeEventListener('abort', onAbort);
      resolve(slot);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    waiting.add(take);
  });
}

function cancelledBeforeStart(): SonoledgerError {
  return new SonoledgerError('JOB_CANCELLED', 'The task was cancelled before a compute thread was free.');
}
