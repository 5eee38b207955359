import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VolumeFile } from '../types.ts';

const NEWLINE = 0x0a;

/** What comes after the first `count` lines of a file; CORRUPT_FILE when it has fewer. */
export function skipLines({ bytes, fileName }: VolumeFile, count: number): Uint8Array {
  let from = 0;
  for (let line = 0; line < count; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0) {
      throw new SonoledgerError(
        'CORRUPT_FILE',
        `${fileName} has ${line} lines, but its header skips ${count} before the data.`,
      );
    }
    from = end + 1;
  }
  return bytes.subarray(from);
}
