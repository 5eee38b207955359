import { findCompanion } from '../findCompanion.ts';
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
  const [head] = files;
  const { geometry, layout, dataFiles, headerBytes } = readNrrdHeader(head);
  const companions = (dataFiles ?? []).map((name) => findCompanion(files, [name]));
  const holders =
    dataFiles === null
      ? [{ fileName: head.fileName, bytes: head.bytes.subarray(headerBytes) }]
      : companions.map((n) => files[n]);
  return {
    image: { geometry, data: await readVoxels(holders, layout) },
    format: 'NRRD',
    voxelType: layout.type,
    sources: [0, ...companions],
  };
}
