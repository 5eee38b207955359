import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { mincGeometry } from './mincGeometry.ts';
import { scaleMincVoxels } from './scaleMincVoxels.ts';
import type { MincImage } from './types.ts';

/**
 * The volume of a MINC image: its slowest dimension becomes k, its fastest i, so that the voxels stay where they lie.
 * @throws UNSUPPORTED_DIMENSIONS unless it is one 3D volume, UNSUPPORTED_GEOMETRY, CORRUPT_FILE
 */
export function mincVolume(stored: MincImage, fileName: string): Image<VoxelArray> {
  const { dimensions } = stored;
  const spatial = dimensions.filter(({ name }) => /^[xyz]space$/.test(name));
  const others = dimensions.filter((dimension) => !spatial.includes(dimension));
  const names = new Set(spatial.map(({ name }) => name));
  if (names.size !== 3 || spatial.length !== 3 || others.some(({ length }) => length !== 1)) {
    const shape = dimensions.map(({ name, length }) => `${name} ${length}`).join(' x ');
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} holds ${shape} and not one 3D volume. Save the part to use as its own file.`,
      { shape },
    );
  }
  return { geometry: mincGeometry(spatial, fileName), data: scaleMincVoxels(stored, fileName) };
}
