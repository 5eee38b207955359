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
  /**
   * Threads that were ended because the HDF5 library did not end or trapped on a damaged file. No check of ours sees
   * such damage, so the server reads HDF5 in threads that its pool ends in the same way.
   */
  readonly threadsEnded: number;
  /** Highest resident memory of the process. */
  readonly peakBytes: number;
}

/** Exit code of a thread in which WebAssembly has trapped. */
const SPENT = 70;
const LONGEST_MS = 5000;
/** An input that waits for what never comes takes no processor time; on a busy machine any input may wait a while. */
const LONGEST_WAIT_MS = 60_000;
const LOOK_EVERY_MS = 250;
/** The largest volume, its file and the runtime. */
const MOST_BYTES = 5 * 2 ** 30;
const MOST_HEAP_MB = 1024;

/** Runs inputs 0 to `inputs` in a thread that is ended when one takes longer than 5 s or more memory than it may. */
export async function runFuzzer({ seed, inputs, onFinding, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const report = { inputs, findings: 0, threadsEnded: 0, peakBytes: 0 };
  const found = (finding: Finding): void => {
    report.findings++;
    onFinding(finding);
  };
  let next = 0;
  while (next < inputs) {
    const { stoppedAt, why, byHdf5 } = await runThread({ seed, first: next, inputs }, found, (done) => {
      report.peakBytes = Math.max(report.peakBytes, process.memoryUsage.rss());
      onProgress?.(done);
    });
    if (byHdf5) report.threadsEnded++;
    else if (why !== undefined)
      found({ target: 'thread', seed: '', input: stoppedAt, problem: why, files: [] });
    next = stoppedAt + 1;
  }
  return report;
}

async function runThread(
  range: Omit<FuzzThreadData, 'atWork'>,
  onFinding: (finding: Finding) => void,
  onLook: (done: number) => void,
): Promise<{ stoppedAt: number; why?: string; byHdf5?: boolean }> {
  const atWork = new Int32Array(new SharedArrayBuffer(8)).fill(-1);
  const thread = new Worker(new URL('./fuzzThreadEntry.mjs', import.meta.url), {
    execArgv: [],
    workerData: { ...range, atWork } satisfies FuzzThreadData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  let ended: string | undefined;
  let spent = false;
  thread.on('message', onFinding);
  thread.on('error', (error) => {
    ended = `ended by ${error.message}\n${error.stack ?? ''}`;
  });
  thread.on('exit', (code) => {
    spent = code === SPENT;
    ended ??= `exit ${code}`;
  });
  let [last, since] = [-1, clock()];
  while (ended === undefined) {
    await delay(LOOK_EVERY_MS);
    const now = Atomics.load(atWork, 0);
    if (now !== last) [last, since] = [now, clock()];
    onLook(Math.max(now, 0));
    const why = overLimit(now, since);
    if (why === undefined) continue;
    await thread.terminate();
    return { stoppedAt: now, why, byHdf5: Atomics.load(atWork, 1) === 1 };
  }
  const stoppedAt = Atomics.load(atWork, 0);
  return stoppedAt === range.inputs
    ? { stoppedAt }
    : { stoppedAt: Math.max(stoppedAt, range.first), why: ended, byHdf5: spent };
}

/** Time on the processor, which other work on the machine does not stretch. */
function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Clock {
  readonly busyMs: number;
  readonly wallMs: number;
}

const clock = (): Clock => ({ busyMs: busyMs(), wallMs: Date.now() });

function overLimit(input: number, since: Clock): string | undefined {
  // Before the first input the thread loads the readers, which takes as long as the machine needs.
  if (input >= 0 && busyMs() - since.busyMs > LONGEST_MS) return `takes longer than ${LONGEST_MS} ms`;
  if (input >= 0 && Date.now() - since.wallMs > LONGEST_WAIT_MS) return 'does not end';
  const bytes = process.memoryUsage.rss();
  return bytes > MOST_BYTES ? `takes ${bytes} bytes of memory` : undefined;
}
