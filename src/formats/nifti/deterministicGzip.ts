import { gzipSync } from 'node:zlib';
import { neutralGzipHeader } from './neutralGzipHeader.ts';

/** Compresses so that the same bytes give the same file on every platform. */
export const deterministicGzip = (bytes: Uint8Array, level: number): Uint8Array =>
  neutralGzipHeader(gzipSync(bytes, { level }));
