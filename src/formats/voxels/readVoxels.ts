import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { bunzip2 } from '../bzip2/bunzip2.ts';
import { gunzip } from '../gzip/gunzip.ts';
import type { VolumeFile } from '../types.ts';
import { BYTES_PER_VOXEL } from './bytesPerVoxel.ts';
import { decodeVoxels } from './decodeVoxels.ts';
import { parseVoxels } from './parseVoxels.ts';
import { requireFeasibleSize } from './requireFeasibleSize.ts';
import { skipLines } from './skipLines.ts';
import type { VoxelLayout } from './types.ts';

/** Room for the header of the format that a skip from the end leaves out. */
const LEADING_BYTES = 2 ** 20;

/**
 * The voxels that a text header describes, from the file or files that hold them, one after the other.
 * @param files the data alone: of an attached header what comes after it
 * @throws CORRUPT_FILE when there are fewer bytes than announced or compressed data hold more, PAYLOAD_TOO_LARGE,
 * UNSUPPORTED_FORMAT for 64-bit integers that do not fit
 */
export async function readVoxels(files: readonly VolumeFile[], layout: VoxelLayout): Promise<VoxelArray> {
  const { type, littleEndian, encoding, voxelsPerFile } = layout;
  const length = voxelsPerFile * BYTES_PER_VOXEL[type];
  const skip = layout.byteSkip === 'LAST' ? LEADING_BYTES : layout.byteSkip;
  requireFeasibleSize(files.length * length + skip, files[0].fileName);
  if (encoding === 'TEXT') return parseVoxels(files, layout);
  if (files.length === 1) {
    return decodeVoxels(await voxelBytes(files[0], layout, length), type, littleEndian);
  }
  const all = new Uint8Array(files.length * length);
  for (const [n, file] of files.entries()) all.set(await voxelBytes(file, layout, length), n * length);
  return decodeVoxels(all, type, littleEndian);
}

/** Exactly the bytes of the voxels of one file. */
async function voxelBytes(file: VolumeFile, layout: VoxelLayout, length: number): Promise<Uint8Array> {
  const { encoding, byteSkip, lineSkip } = layout;
  const stored = skipLines(file, lineSkip);
  const content = encoding === 'RAW' ? stored : await expand(file.fileName, stored, layout, length);
  const from = byteSkip === 'LAST' ? content.length - length : byteSkip;
  if (from >= 0 && content.length >= from + length) return content.subarray(from, from + length);
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${file.fileName} is truncated: its header announces ${length + Math.max(from, 0)} bytes of data, but there are ${content.length}.`,
    { announcedBytes: length + Math.max(from, 0), foundBytes: content.length },
  );
}

function expand(
  fileName: string,
  bytes: Uint8Array,
  { encoding, byteSkip }: VoxelLayout,
  length: number,
): Uint8Array | Promise<Uint8Array> {
  const maxBytes = length + (byteSkip === 'LAST' ? LEADING_BYTES : byteSkip);
  if (encoding === 'BZIP2') return bunzip2(bytes, { fileName, maxBytes });
  const wrapper = encoding === 'ZLIB' ? 'ZLIB' : 'GZIP';
  return gunzip(bytes, { fileName, maxBytes, expectedBytes: maxBytes, wrapper });
}
