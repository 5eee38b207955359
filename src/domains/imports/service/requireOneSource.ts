import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { FileSource } from '../../../generated/resolverTypes.ts';

/** INVALID_INPUT unless a source names either an upload or a path, and a name only for an upload. */
export function requireOneSource({ uploadHash, path, fileName }: FileSource): void {
  if ((uploadHash == null) === (path == null)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give a source with either uploadHash or path.');
  }
  if (path != null && fileName != null) {
    throw new SonoledgerError('INVALID_INPUT', 'A path has its name: leave fileName out.');
  }
}
