import { NIFTI1 } from 'nifti-reader-js';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { DisplacementField } from '../../kernels/deformation/types.ts';
import { voxelCount } from '../../kernels/geometry/voxelCount.ts';
import { geometryFromRasAffine } from '../geometryFromRasAffine.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { isGzip } from '../gzip/isGzip.ts';
import { decodeVoxels } from '../voxels/decodeVoxels.ts';
import { rasAffine } from './rasAffine.ts';

/** 256 MiB: a field of 280 nodes along each axis. */
const MOST_BYTES = 2 ** 28;
const VOXEL_TYPES = { 16: 'float32', 64: 'float64' } as const;

/**
 * Reads a displacement field from NIfTI-1 with five dimensions, plain or gzip, float32 or float64, little-endian or
 * big. Which way it points and whose axes its components follow is for the caller to know.
 * @param space of the components; they become LPS
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY, NON_FINITE_VALUES,
 * PAYLOAD_TOO_LARGE
 */
export function readDisplacementField(
  file: Uint8Array,
  { fileName, space }: { readonly fileName: string; readonly space: 'LPS' | 'RAS' },
): DisplacementField {
  const bytes = isGzip(file) ? gunzip(file, { fileName, maxBytes: MOST_BYTES }) : file;
  const header = readHeader(bytes, fileName);
  const shape = header.dims.slice(1, header.dims[0] + 1);
  if (shape.length !== 5 || shape[3] !== 1 || shape[4] !== 3 || shape.some((n) => n < 1)) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} holds ${shape.join(' x ')} values, but a displacement field holds x, y, z, 1 and 3.`,
    );
  }
  const type = VOXEL_TYPES[header.datatypeCode as keyof typeof VOXEL_TYPES];
  if (type === undefined) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `The displacements of ${fileName} are not float32 or float64.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const geometry = geometryFromRasAffine(
    [shape[0], shape[1], shape[2]],
    rasAffine(header, view, 1).indexToWorldRas,
    fileName,
  );
  const count = voxelCount(geometry);
  if (!(Number.isInteger(header.vox_offset) && header.vox_offset >= 348)) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The NIfTI header of ${fileName} puts the voxels inside the header.`,
    );
  }
  const end = header.vox_offset + 3 * count * (type === 'float32' ? 4 : 8);
  if (bytes.length < end) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is truncated: it needs ${end} bytes.`);
  }
  const stored = decodeVoxels(bytes.subarray(header.vox_offset, end), type, header.littleEndian);
  return { geometry, displacementsMm: interleaved(stored, count, space, fileName) };
}

function readHeader(bytes: Uint8Array, fileName: string): NIFTI1 {
  if (bytes.length < 352 || Buffer.from(bytes.subarray(344, 347)).toString('latin1') !== 'n+1') {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is no single-file NIfTI-1 displacement field.`,
    );
  }
  const header = new NIFTI1();
  try {
    header.readHeader(Uint8Array.from(bytes.subarray(0, 348)).buffer);
  } catch (cause) {
    throw new SonoledgerError('CORRUPT_FILE', `The NIfTI header of ${fileName} is damaged.`, {}, { cause });
  }
  return header;
}

function interleaved(
  planes: ArrayLike<number>,
  count: number,
  space: 'LPS' | 'RAS',
  fileName: string,
): Float32Array {
  const displacementsMm = new Float32Array(3 * count);
  for (let n = 0; n < count; n++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = planes[axis * count + n];
      displacementsMm[3 * n + axis] = space === 'RAS' && axis < 2 ? -value : value;
    }
  }
  if (displacementsMm.every(Number.isFinite)) return displacementsMm;
  throw new SonoledgerError('NON_FINITE_VALUES', `${fileName} has NaN or infinite displacements.`);
}
