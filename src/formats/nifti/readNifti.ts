import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { voxelCount } from '../../kernels/geometry/voxelCount.ts';
import { countNonFinite } from '../countNonFinite.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { decodeVoxels } from './decodeVoxels.ts';
import { readNiftiHeader } from './readNiftiHeader.ts';
import type { NiftiHeader } from './types.ts';
import { BYTES_PER_VOXEL } from './voxelTypes.ts';

/** 2 GiB: ten times the largest published intra-operative ultrasound volume in float32. */
const DEFAULT_MAX_BYTES = 2 ** 31;

/** Room for what a valid file may carry behind its voxels. */
const TRAILING_BYTES = 2 ** 20;

export interface ReadNiftiOptions {
  /** Used in messages only; the content decides what the file is. */
  readonly fileName: string;
  /** The most bytes the uncompressed file may have, default 2 GiB. */
  readonly maxBytes?: number;
}

/**
 * Reads one 3D volume from a NIfTI-1 or NIfTI-2 file, plain or gzip, in either byte order. World space becomes
 * LPS mm. The array type is the stored one; a file with a scaling gives float32 (float64 stays float64).
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY, NON_FINITE_VALUES,
 * PAYLOAD_TOO_LARGE
 */
export function readNifti(
  bytes: Uint8Array,
  { fileName, maxBytes = DEFAULT_MAX_BYTES }: ReadNiftiOptions,
): { image: Image<VoxelArray>; header: NiftiHeader } {
  const header = readNiftiHeader(bytes, { fileName });
  const length = voxelCount(header.geometry) * BYTES_PER_VOXEL[header.voxelType];
  const end = header.dataOffset + length;
  if (end > maxBytes) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${fileName} announces ${end} bytes of data, more than the ${maxBytes} that a volume may have.`,
      { announcedBytes: end, maxBytes },
    );
  }
  const content = header.gzip ? gunzip(bytes, end + TRAILING_BYTES) : bytes;
  if (content.length < end) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} is truncated: its header announces ${end} bytes, but it has ${content.length}.`,
      { announcedBytes: end, foundBytes: content.length },
    );
  }
  const stored = decodeVoxels(
    content.subarray(header.dataOffset, end),
    header.voxelType,
    header.littleEndian,
  );
  const data = header.scaling === undefined ? stored : scale(stored, header.scaling);
  refuseNonFinite(data, fileName);
  return { image: { geometry: header.geometry, data }, header };
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

function refuseNonFinite(data: VoxelArray, fileName: string): void {
  const count = countNonFinite(data);
  if (count === 0) return;
  throw new SonoledgerError(
    'NON_FINITE_VALUES',
    `${count} of the ${data.length} voxels of ${fileName} are NaN or infinite. Replace them before import.`,
    { nonFiniteVoxels: count, voxels: data.length },
  );
}
