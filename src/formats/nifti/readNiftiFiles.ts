import { findCompanion } from '../findCompanion.ts';
import type { ReadVolume, VolumeFile } from '../types.ts';
import { imageFileNames } from './imageFileNames.ts';
import { readNiftiHeader } from './readNiftiHeader.ts';
import { readNiftiVoxels } from './readNiftiVoxels.ts';

/**
 * Reads a NIfTI volume from one file, or from a .hdr with its .img.
 * @throws FILE_NOT_FOUND when the .img is missing, and what `readNifti` throws
 */
export function readNiftiFiles(files: readonly VolumeFile[]): ReadVolume {
  const [head] = files;
  const header = readNiftiHeader(head.bytes, head);
  const sources = header.detached ? [0, findCompanion(files, imageFileNames(head.fileName))] : [0];
  const holder = files[sources[sources.length - 1]];
  const data = readNiftiVoxels(holder.bytes, header, holder);
  return {
    image: { geometry: header.geometry, data },
    format: 'NIFTI',
    voxelType: header.voxelType,
    sources,
  };
}
