import { SonoledgerError } from '../../../errors/sonoledgerError.ts';

/**
 * Runs the reading of a file in a compute thread for at most `limitMs`; the thread of one that does not end is ended.
 * @throws CORRUPT_FILE after that time, and what `read` throws
 */
export async function withinTime<Result>(
  fileName: string,
  limitMs: number,
  read: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    return await read(signal);
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} could not be read within ${limitMs / 1000} s: it is damaged, or every compute thread is busy.`,
      {},
      { cause },
    );
  }
}
