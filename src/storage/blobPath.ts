import { join } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { BlobHash } from './types.ts';

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** Where a blob lies: dir/ab/cd/abcd... Only a hash passes, so no path can leave `dir`. */
export function blobPath(dir: string, hash: BlobHash): string {
  if (typeof hash !== 'string' || !SHA256_HEX.test(hash)) {
    const message = 'A blob is named by 64 lower-case hexadecimal digits, the SHA-256 of its content.';
    throw new SonoledgerError('INVALID_INPUT', message);
  }
  return join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
}
