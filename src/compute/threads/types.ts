import type { ErrorCode } from '../../errors/codes.ts';
import type { ErrorDetails } from '../../errors/sonoledgerError.ts';
import type { TaskMap, TaskName } from '../tasks/index.ts';

/** What a task is given beside its payload. */
export interface TaskContext<Progress> {
  /** Sends a progress message to the caller; at most about ten a second are delivered, the last one always. */
  reportProgress(progress: Progress): void;
  /** True once the caller has cancelled. Poll it often: a task that never looks is killed after a grace period. */
  shouldStop(): boolean;
  /** Throws JOB_CANCELLED once the caller has cancelled. */
  throwIfStopped(): void;
  /**
   * Does work in native code that must not be cut off, above all every call of onnxruntime: ending a thread
   * inside one aborts the whole process. Keep it to seconds; a cancelled task is not ended before it is over.
   */
  readonly uninterrupted: Uninterrupted;
  /** Threads of the pool that were idle when the task began: how many helpers it may start for itself. */
  readonly spareThreads: number;
}

export type Uninterrupted = <Result>(nativeWork: () => Promise<Result>) => Promise<Result>;

/**
 * A function that runs in a thread of the pool. Payload and result cross by structured clone; the buffers of
 * typed arrays in the result are moved, so a task must not keep them.
 */
export type Task<Payload, Result, Progress = never> = (
  payload: Payload,
  context: TaskContext<Progress>,
) => Result | Promise<Result>;

/** What a caller may add to a run. */
export interface RunOptions<Progress> {
  /** Must not throw. */
  onProgress?: (progress: Progress) => void;
  /** Aborting it cancels the task; the promise then rejects with JOB_CANCELLED, once the thread is free again. */
  signal?: AbortSignal;
  /** Buffers of the payload that are moved into the thread instead of copied. */
  transfer?: readonly ArrayBuffer[];
}

export interface ThreadPoolOptions {
  /** The most threads at a time; each starts when it is first needed. */
  readonly size: number;
  /** Time a cancelled task has to end by itself before its thread is ended. Default 5000. */
  readonly graceMs?: number;
  /** The module a thread runs; the default runs the tasks of src/compute/tasks. */
  readonly entry?: URL;
}

/** Threads that run the tasks of src/compute/tasks, first come first served. */
export interface ThreadPool {
  readonly size: number;
  /**
   * Runs a task and resolves with its result. Rejects with the task's own error (a SonoledgerError keeps code,
   * message and details), with JOB_CANCELLED after an abort or when the pool closes, and with
   * INTERNAL_SERVER_ERROR when the thread dies; a dead thread is replaced.
   */
  run<Name extends TaskName>(
    taskName: Name,
    payload: TaskMap[Name]['payload'],
    options?: RunOptions<TaskMap[Name]['progress']>,
  ): Promise<TaskMap[Name]['result']>;
  /** Cancels what runs or waits, and resolves when every thread has ended. */
  close(): Promise<void>;
}

/** One run on its way to a thread. */
export interface TaskRun {
  readonly taskName: string;
  readonly payload: unknown;
  readonly options: RunOptions<unknown>;
  readonly spareThreads: number;
}

/** From the pool to a thread. `control` is shared memory, see threadControl. */
export interface RunMessage {
  readonly taskName: string;
  readonly payload: unknown;
  readonly control: SharedArrayBuffer;
  readonly spareThreads: number;
}

/** From a thread to the pool. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'done'; readonly result: unknown }
  /** A spent thread has to be ended: WebAssembly trapped in it. */
  | { readonly kind: 'failed'; readonly error: EncodedError; readonly spent: boolean };

/** An error as plain data. `code` is there for a SonoledgerError only. */
export interface EncodedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: ErrorCode;
  readonly details?: ErrorDetails;
  readonly cause?: EncodedError;
}
