import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** The error of an operation that has no result for a mask without voxels. */
export function emptyMaskError(what: string): SonoledgerError {
  return new SonoledgerError('EMPTY_MASK', `An empty mask has no ${what}.`);
}
