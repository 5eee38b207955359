import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { IncomingVolume } from '../types.ts';

/** CONSTANT_IMAGE when all voxels of an incoming volume are equal. */
export function requireImage({ facts, fileName }: IncomingVolume): void {
  if (facts.minimum !== facts.maximum) return;
  throw new SonoledgerError(
    'CONSTANT_IMAGE',
    `Every voxel of ${fileName} is ${facts.minimum}: there is no image in it.`,
  );
}
