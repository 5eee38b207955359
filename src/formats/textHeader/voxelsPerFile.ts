import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/**
 * The voxels in each of the data files, which share them equally; null stands for one behind the header.
 * @throws CORRUPT_FILE where that cannot be
 */
export function voxelsPerFile(
  sizes: readonly number[],
  dataFiles: readonly string[] | null,
  fileName: string,
): number {
  const voxels = sizes.reduce((product, size) => product * size, 1);
  const fileCount = dataFiles?.length ?? 1;
  if (voxels % fileCount === 0) return voxels / fileCount;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName} names ${fileCount} data files, which cannot share ${voxels} voxels equally.`,
  );
}
