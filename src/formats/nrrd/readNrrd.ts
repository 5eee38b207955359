import { dataHolders } from '../textHeader/dataHolders.ts';
import type { ReadVolume, VolumeFile } from '../types.ts';
import { readVoxels } from '../voxels/readVoxels.ts';
import { readNrrdHeader } from './readNrrdHeader.ts';

/**
 * Reads one 3D volume from NRRD: attached, or a header with its data files. World space becomes LPS mm; the array
 * type is the stored one.
 * @param files the header first
 * @throws FILE_NOT_FOUND, UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY,
 * PAYLOAD_TOO_LARGE
 */
export async function readNrrd(files: readonly VolumeFile[]): Promise<ReadVolume> {
  const header = readNrrdHeader(files[0]);
  const { geometry, layout } = header;
  const { holders, sources } = dataHolders(files, header);
  return {
    image: { geometry, data: await readVoxels(holders, layout) },
    format: 'NRRD',
    voxelType: layout.type,
    sources,
  };
}
