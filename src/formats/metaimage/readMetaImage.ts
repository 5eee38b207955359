import { isGzip } from '../gzip/isGzip.ts';
import { dataHolders } from '../textHeader/dataHolders.ts';
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
  const header = readMetaImageHeader(files[0]);
  const { geometry, layout } = header;
  const { holders, sources } = dataHolders(files, header);
  // The library that writes it takes either wrapper.
  const gzip = layout.encoding === 'ZLIB' && isGzip(holders[0].bytes);
  const data = await readVoxels(holders, gzip ? { ...layout, encoding: 'GZIP' } : layout);
  return {
    image: { geometry, data },
    format: 'METAIMAGE',
    voxelType: layout.type,
    sources,
  };
}
