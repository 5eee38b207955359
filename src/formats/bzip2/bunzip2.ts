import Bzip2 from '@foxglove/wasm-bz2';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { beyondHeader } from '../beyondHeader.ts';

const OUTPUT_FULL = 'BZ_OUTBUFF_FULL';

/**
 * Decompresses a bzip2 stream and checks its checksums.
 * @param maxBytes the most that may come out, for which memory is taken at once
 * @throws CORRUPT_FILE when the stream is truncated or damaged, PAYLOAD_TOO_LARGE beyond `maxBytes`
 */
export async function bunzip2(
  bytes: Uint8Array,
  { fileName, maxBytes }: { readonly fileName: string; readonly maxBytes: number },
): Promise<Uint8Array> {
  const bzip2 = await initQuietly();
  try {
    return bzip2.decompress(bytes, maxBytes);
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes(OUTPUT_FULL)) {
      throw beyondHeader(fileName, maxBytes, cause);
    }
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The bzip2 data of ${fileName} are truncated or damaged. Copy the file again.`,
      {},
      { cause },
    );
  }
}

const PROCESS_EVENTS = ['uncaughtException', 'unhandledRejection'];

/**
 * A decoder with memory of its own, which goes when it is done. Its loader leaves handlers with the process that would
 * keep it alive and turn rejections of others into crashes.
 */
async function initQuietly(): Promise<Bzip2> {
  const before = PROCESS_EVENTS.map((event) => process.listeners(event as 'exit'));
  const bzip2 = await Bzip2.init();
  for (const [n, event] of PROCESS_EVENTS.entries()) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before[n].includes(listener)) process.removeListener(event, listener);
    }
  }
  return bzip2;
}
