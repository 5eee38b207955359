import { gunzipSync } from 'node:zlib';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/**
 * Decompresses a whole gzip file and checks its length and checksum.
 * @param maxBytes the most that may come out; a small file can announce gigabytes
 * @throws CORRUPT_FILE when the stream is truncated or damaged, PAYLOAD_TOO_LARGE beyond `maxBytes`
 */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new SonoledgerError(
        'PAYLOAD_TOO_LARGE',
        `The file decompresses to more than the ${maxBytes} bytes that it may have.`,
        { maxBytes },
        { cause },
      );
    }
    throw new SonoledgerError('CORRUPT_FILE', gzipProblem(cause), {}, { cause });
  }
}

function gzipProblem(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === 'Z_BUF_ERROR'
    ? 'The gzip file is truncated: it ends in the middle of the data. Copy it again.'
    : `The gzip file is damaged (${message}). Copy it again.`;
}
