import { findCompanion } from '../findCompanion.ts';
import { isGzip } from '../gzip/isGzip.ts';
import type { ReadVolume, VolumeFile } from '../types.ts';
import { readVoxels } from '../voxels/readVoxels.ts';
import { readMetaImageHeader } from './readMetaImageHeader.ts';

/**
 * Reads one 3D volume from MetaImage: .mha, or .mhd with its data files. World space is LPS mm already; the array
 * type is the stored one.
 * @param files the header first
 * @throws FILE_NOT_FOUND, UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY,
 * PAYLOAD_TOO_LARGE
 */
export async function readMetaImage(files: readonly VolumeFile[]): Promise<ReadVolume> {
  const [head] = files;
  const { geometry, layout, dataFiles, headerBytes } = readMetaImageHeader(head);
  const companions = (dataFiles ?? []).map((name) => findCompanion(files, [name]));
  const holders =
    dataFiles === null
      ? [{ fileName: head.fileName, bytes: head.bytes.subarray(headerBytes) }]
      : companions.map((n) => files[n]);
  // The library that writes it takes either wrapper.
  const gzip = layout.encoding === 'ZLIB' && isGzip(holders[0].bytes);
  const data = await readVoxels(holders, gzip ? { ...layout, encoding: 'GZIP' } : layout);
  return {
    image: { geometry, data },
    format: 'METAIMAGE',
    voxelType: layout.type,
    sources: [0, ...companions],
  };
}
