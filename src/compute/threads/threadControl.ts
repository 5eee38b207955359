/**
 * Two words of shared memory between the pool and the thread of one run: a stop flag, and a guard that keeps
 * the pool from ending a thread inside native code. onnxruntime-node aborts the whole process when its thread
 * is ended during a call (a C++ exception with no JavaScript left to catch it), so such calls hold the guard.
 */
const STOP = 0;
const GUARD = 1;

const FREE = 0;
const IN_NATIVE_CODE = 1;
const ENDING = 2;

export function createThreadControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

export function requestStop(control: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(control), STOP, 1);
}

export function isStopRequested(control: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(control), STOP) !== 0;
}

/** Pool side: true when the thread may be ended now; it can then enter no native code any more. */
export function claimThreadEnd(control: SharedArrayBuffer): boolean {
  return Atomics.compareExchange(new Int32Array(control), GUARD, FREE, ENDING) !== IN_NATIVE_CODE;
}

/** Thread side: does native work that must not be cut off. Calls must not be nested. */
export async function runUninterrupted<Result>(
  control: SharedArrayBuffer,
  nativeWork: () => Promise<Result>,
): Promise<Result> {
  const words = new Int32Array(control);
  if (Atomics.compareExchange(words, GUARD, FREE, IN_NATIVE_CODE) === ENDING) {
    Atomics.wait(words, GUARD, ENDING); // until the pool ends this thread, which it is about to do
  }
  try {
    return await nativeWork();
  } finally {
    Atomics.store(words, GUARD, FREE);
  }
}
