import { gunzipSync, inflateSync } from 'node:zlib';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { beyondHeader } from '../beyondHeader.ts';

export interface InflateOptions {
  /** Used in messages only. */
  readonly fileName: string;
  /** The most bytes that may come out; a small file can announce gigabytes. */
  readonly maxBytes: number;
  /** The bytes that are expected: with the right number they come out in one piece, without a second copy. */
  readonly expectedBytes?: number;
  /** ZLIB has another header and checksum around the same data. */
  readonly wrapper?: 'GZIP' | 'ZLIB';
}

/** Deflate gives at most 1032 bytes for one. */
const MOST_EXPANSION = 1032;
/** Smaller ones come from a pool that is shared. */
const LEAST_CHUNK = 1 << 14;

/**
 * Decompresses a whole gzip file or zlib stream and checks its length and checksum.
 * @throws CORRUPT_FILE when the stream is truncated or damaged, PAYLOAD_TOO_LARGE beyond `maxBytes`
 */
export function gunzip(bytes: Uint8Array, options: InflateOptions): Uint8Array {
  const { fileName, maxBytes, expectedBytes = 0, wrapper = 'GZIP' } = options;
  const inflate = wrapper === 'GZIP' ? gunzipSync : inflateSync;
  // One more than expected, because a full chunk makes Node begin another.
  const wanted = Math.min(expectedBytes, maxBytes, MOST_EXPANSION * bytes.length) + 1;
  try {
    return inflate(bytes, { maxOutputLength: maxBytes, chunkSize: Math.max(wanted, LEAST_CHUNK) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw beyondHeader(fileName, maxBytes, cause);
    }
    throw new SonoledgerError('CORRUPT_FILE', problem(cause, fileName, wrapper), {}, { cause });
  }
}

function problem(cause: unknown, fileName: string, wrapper: 'GZIP' | 'ZLIB'): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  const data = `The ${wrapper.toLowerCase()} data of ${fileName}`;
  return code === 'Z_BUF_ERROR'
    ? `${data} are truncated: they end in the middle. Copy the file again.`
    : `${data} are damaged (${message}). Copy the file again.`;
}
