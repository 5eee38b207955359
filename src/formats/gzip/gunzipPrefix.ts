import { constants, gunzipSync } from 'node:zlib';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Deflate needs at most 1032 bytes out per byte in, so this many in bound the memory to 17 MB. */
const PREFIX_BYTES = 16_384;

/**
 * The first bytes of a gzip stream, decompressed, from its beginning alone: enough for a header. The rest of
 * the file may be absent.
 * @throws CORRUPT_FILE when the stream is damaged at its beginning
 */
export function gunzipPrefix(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes.subarray(0, PREFIX_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    throw new SonoledgerError('CORRUPT_FILE', 'The gzip stream is damaged at its beginning.', {}, { cause });
  }
}
