import { parentPort, workerData } from 'node:worker_threads';
import { isTrap } from '../../src/compute/threads/isTrap.ts';
import { errorMessage } from '../../src/errors/errorMessage.ts';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import { isHdf5 } from '../../src/formats/hdf5/isHdf5.ts';
import { type FuzzInput, makeInput } from './makeInput.ts';
import { TARGETS } from './targets.ts';
import type { Finding } from './types.ts';

export interface FuzzThreadData {
  readonly seed: number;
  readonly first: number;
  readonly inputs: number;
  /**
   * The number of the input at work, so that the main thread sees one that does not end, and 1 when it is HDF5.
   */
  readonly atWork: Int32Array;
}

/** Exit code of a thread in which WebAssembly has trapped. */
const SPENT = 70;

const { seed, first, inputs, atWork } = workerData as FuzzThreadData;
const targets = await Promise.all(
  TARGETS.map(async (target) => ({ ...target, prepared: await target.seeds() })),
);

// Undamaged first: it loads every reader, so that no input pays for that.
for (const target of targets) {
  for (const seedFiles of target.prepared)
    await problemOf({ target, seed: seedFiles, files: seedFiles.files });
}
for (let n = first; n < inputs; n++) {
  const input = makeInput(targets, seed, n);
  Atomics.store(atWork, 1, isHdf5(input.files[0].bytes) ? 1 : 0);
  Atomics.store(atWork, 0, n);
  const problem = await problemOf(input);
  if (problem !== undefined) parentPort?.postMessage(findingOf(input, n, problem));
}
Atomics.store(atWork, 0, inputs);

/** What is wrong with how an input was taken; a refusal with a code is right. */
async function problemOf({ target, files }: FuzzInput): Promise<string | undefined> {
  try {
    await target.check(files);
    return undefined;
  } catch (error) {
    // As the thread pool ends such a thread; the next one goes on behind this input.
    if (isTrap(error)) process.exit(SPENT);
    if (error instanceof SonoledgerError) {
      return error.code === 'INTERNAL_SERVER_ERROR'
        ? `refused as ${error.code}: ${error.message}`
        : undefined;
    }
    return `${(error as Error).name}: ${errorMessage(error)}\n${(error as Error).stack ?? ''}`;
  }
}

function findingOf({ target, seed: from, files }: FuzzInput, input: number, problem: string): Finding {
  return { target: target.name, seed: from.name, input, problem, files };
}
