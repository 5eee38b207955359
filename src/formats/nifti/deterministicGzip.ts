import { gzipSync } from 'node:zlib';

/** Compresses so that the same bytes give the same file on every platform. */
export function deterministicGzip(bytes: Uint8Array, level: number): Uint8Array {
  const compressed = gzipSync(bytes, { level });
  // Node leaves the time 0 already; the operating system byte (RFC 1952) differs by platform.
  compressed.fill(0, 4, 8);
  compressed[9] = 255;
  return compressed;
}
