import Bzip2 from '@foxglove/wasm-bz2';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

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
  // With memory of its own each time, which goes when it is done.
  const bzip2 = await Bzip2.init();
  try {
    return bzip2.decompress(bytes, maxBytes);
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes(OUTPUT_FULL)) {
      throw new SonoledgerError(
        'PAYLOAD_TOO_LARGE',
        `${fileName} decompresses to more than the ${maxBytes} bytes that its header allows.`,
        { maxBytes },
        { cause },
      );
    }
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The bzip2 data of ${fileName} are truncated or damaged. Copy the file again.`,
      {},
      { cause },
    );
  }
}
