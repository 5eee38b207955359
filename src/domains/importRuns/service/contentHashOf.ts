import { createHash } from 'node:crypto';

/** The hash of one file; of several, the hash over the list of their hashes. */
export function contentHashOf(hashes: readonly string[]): string {
  return hashes.length === 1 ? hashes[0] : createHash('sha256').update(hashes.join('\n')).digest('hex');
}
