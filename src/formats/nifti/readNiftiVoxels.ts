import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { voxelCount } from '../../kernels/geometry/voxelCount.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { isGzip } from '../gzip/isGzip.ts';
import { BYTES_PER_VOXEL } from '../voxels/bytesPerVoxel.ts';
import { decodeVoxels } from '../voxels/decodeVoxels.ts';
import { requireFeasibleSize } from '../voxels/requireFeasibleSize.ts';
import type { NiftiHeader } from './types.ts';

/** Room for what a valid file may carry behind its voxels. */
const TRAILING_BYTES = 2 ** 20;

/**
 * The voxels that a header announces, with its scaling, from the file that holds them, plain or gzip.
 * @throws CORRUPT_FILE, PAYLOAD_TOO_LARGE, UNSUPPORTED_FORMAT for 64-bit integers that do not fit
 */
export function readNiftiVoxels(
  bytes: Uint8Array,
  header: NiftiHeader,
  { fileName, maxBytes }: { readonly fileName: string; readonly maxBytes?: number },
): VoxelArray {
  const length = voxelCount(header.geometry) * BYTES_PER_VOXEL[header.voxelType];
  const end = header.dataOffset + length;
  requireFeasibleSize(end, fileName, maxBytes);
  const content = isGzip(bytes)
    ? gunzip(bytes, { fileName, maxBytes: end + TRAILING_BYTES, expectedBytes: end })
    : bytes;
  if (content.length < end) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} is truncated: its header announces ${end} bytes, but it has ${content.length}.`,
      { announcedBytes: end, foundBytes: content.length },
    );
  }
  const voxels = content.subarray(header.dataOffset, end);
  const stored = decodeVoxels(voxels, header.voxelType, header.littleEndian);
  return header.scaling === undefined ? stored : scale(stored, header.scaling);
}

function scale(
  stored: VoxelArray,
  { slope, intercept }: { slope: number; intercept: number },
): Float32Array | Float64Array {
  const scaled =
    stored instanceof Float64Array ? new Float64Array(stored.length) : new Float32Array(stored.length);
  for (let n = 0; n < scaled.length; n++) scaled[n] = slope * stored[n] + intercept;
  return scaled;
}
