import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FuzzThreadData } from './fuzzThread.ts';
import type { Finding } from './types.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly inputs: number;
  readonly onFinding: (finding: Finding) => void;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly findings: number;
  /** Highest resident memory of the process. */
  readonly peakBytes: number;
}

const LONGEST_MS = 5000;
const LOOK_EVERY_MS = 250;
/** The largest volume, its file and the runtime. */
const MOST_BYTES = 5 * 2 ** 30;
const MOST_HEAP_MB = 1024;

/** Runs inputs 0 to `inputs` in a thread that is ended when one takes longer than 5 s or more memory than it may. */
export async function runFuzzer({ seed, inputs, onFinding, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const report = { inputs, findings: 0, peakBytes: 0 };
  const found = (finding: Finding): void => {
    report.findings++;
    onFinding(finding);
  };
  let next = 0;
  while (next < inputs) {
    const { stoppedAt, why } = await runThread({ seed, first: next, inputs }, found, (done) => {
      report.peakBytes = Math.max(report.peakBytes, process.memoryUsage.rss());
      onProgress?.(done);
    });
    if (why !== undefined) found({ target: 'thread', seed: '', input: stoppedAt, problem: why, files: [] });
    next = stoppedAt + 1;
  }
  return report;
}

async function runThread(
  range: Omit<FuzzThreadData, 'atWork'>,
  onFinding: (finding: Finding) => void,
  onLook: (done: number) => void,
): Promise<{ stoppedAt: number; why?: string }> {
  const atWork = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  const thread = new Worker(new URL('./fuzzThreadEntry.mjs', import.meta.url), {
    execArgv: [],
    workerData: { ...range, atWork } satisfies FuzzThreadData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  let ended: string | undefined;
  thread.on('message', onFinding);
  thread.on('error', (error) => {
    ended = `ended by ${error.message}\n${error.stack ?? ''}`;
  });
  thread.on('exit', (code) => {
    ended ??= `exit ${code}`;
  });
  let [last, sinceMs] = [-1, busyMs()];
  while (ended === undefined) {
    await delay(LOOK_EVERY_MS);
    const now = Atomics.load(atWork, 0);
    if (now !== last) [last, sinceMs] = [now, busyMs()];
    onLook(Math.max(now, 0));
    const why = overLimit(now, sinceMs);
    if (why === undefined) continue;
    await thread.terminate();
    return { stoppedAt: now, why };
  }
  const stoppedAt = Atomics.load(atWork, 0);
  return stoppedAt === range.inputs
    ? { stoppedAt }
    : { stoppedAt: Math.max(stoppedAt, range.first), why: ended };
}

/** Time on the processor, which other work on the machine does not stretch. */
function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function overLimit(input: number, sinceMs: number): string | undefined {
  // Before the first input the thread loads the readers, which takes as long as the machine needs.
  if (input >= 0 && busyMs() - sinceMs > LONGEST_MS) return `takes longer than ${LONGEST_MS} ms`;
  const bytes = process.memoryUsage.rss();
  return bytes > MOST_BYTES ? `takes ${bytes} bytes of memory` : undefined;
}
