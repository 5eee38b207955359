import { NIFTI1, NIFTI2 } from 'nifti-reader-js';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Vec3 } from '../../kernels/geometry/types.ts';
import { detectFormat } from '../detectFormat.ts';
import { geometryFromRasAffine } from '../geometryFromRasAffine.ts';
import { gunzipPrefix } from '../gzip/gunzipPrefix.ts';
import type { FileFormat } from '../types.ts';
import type { StoredType } from '../voxels/types.ts';
import { rasAffine } from './rasAffine.ts';
import type { NiftiHeader } from './types.ts';
import { REFUSED_TYPE_BY_CODE, VOXEL_TYPE_BY_CODE } from './voxelTypes.ts';

/**
 * Reads a NIfTI-1 or NIfTI-2 header, of a single file or of a pair, plain or gzip, in either byte order, from the
 * first bytes of a file (16 KiB are enough) and checks everything that can be checked without the voxels.
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY
 */
export function readNiftiHeader(bytes: Uint8Array, { fileName }: { fileName: string }): NiftiHeader {
  const { format, gzip } = detectFormat(bytes, fileName);
  if (format !== 'NIFTI' && format !== 'NIFTI_PAIR') throw wrongFormat(format, fileName);
  const detached = format === 'NIFTI_PAIR';
  const head = gzip ? gunzipPrefix(bytes) : bytes;
  const { header, view, version } = parse(head, fileName);
  const size = volumeSize(header.dims, fileName);
  const { indexToWorldRas, source } = rasAffine(header, view, version);
  return {
    version,
    littleEndian: header.littleEndian,
    gzip,
    detached,
    voxelType: voxelType(header.datatypeCode, fileName),
    dataOffset: dataOffset(header, leastOffset(version, detached), fileName),
    scaling: scaling(header.scl_slope, header.scl_inter),
    geometry: geometryFromRasAffine(size, indexToWorldRas, fileName),
    transformSource: source,
    qformCode: header.qform_code,
    sformCode: header.sform_code,
    description: header.description.trim(),
  };
}

function wrongFormat(format: FileFormat, fileName: string): SonoledgerError {
  const advice =
    format === 'ANALYZE'
      ? 'An Analyze file does not say which side is left: convert it to NIfTI with a program that knows its source.'
      : 'Give it the extension of its format or convert it to NIfTI.';
  return new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is ${format} and not NIfTI. ${advice}`, {
    format,
  });
}

function parse(
  head: Uint8Array,
  fileName: string,
): { header: NIFTI1 | NIFTI2; view: DataView; version: 1 | 2 } {
  // NIfTI-2 has its mark at the beginning, where NIfTI-1 has the name of a data type that nobody writes.
  const version = head[344] === 0x6e && (head[345] === 0x2b || head[345] === 0x69) ? 1 : 2;
  const length = version === 1 ? NIFTI1.STANDARD_HEADER_SIZE : NIFTI2.MAGIC_COOKIE;
  if (head.length < length) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} ends inside its header.`);
  }
  // Exactly the header: the library would otherwise parse extensions, and a malformed one can trap it.
  const buffer = Uint8Array.from(head.subarray(0, length)).buffer;
  const header = version === 1 ? new NIFTI1() : new NIFTI2();
  try {
    header.readHeader(buffer);
  } catch (cause) {
    throw new SonoledgerError('CORRUPT_FILE', `The NIfTI header of ${fileName} is damaged.`, {}, { cause });
  }
  return { header, view: new DataView(buffer), version };
}

function volumeSize(dims: readonly number[], fileName: string): Vec3 {
  const [rank] = dims;
  const shape = dims.slice(1, rank + 1);
  if (!(rank >= 1 && rank <= 7) || shape.some((n) => n < 1)) {
    throw new SonoledgerError('CORRUPT_FILE', `The NIfTI header of ${fileName} has no valid image size.`);
  }
  if (rank === 1 || shape.slice(3).some((n) => n !== 1)) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} holds ${shape.join(' x ')} values and not one 3D volume. Save the frame to use as its own file.`,
      { shape: shape.join(' x ') },
    );
  }
  return [shape[0], shape[1], shape[2] ?? 1];
}

function voxelType(code: number, fileName: string): StoredType {
  const type = VOXEL_TYPE_BY_CODE.get(code);
  if (type === undefined) {
    const what = REFUSED_TYPE_BY_CODE.get(code) ?? `datatype ${code}`;
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `The voxels of ${fileName} are ${what}. Save it with one real number per voxel.`,
    );
  }
  return type;
}

/** Behind the header when both are in one file. */
function leastOffset(version: 1 | 2, detached: boolean): number {
  if (detached) return 0;
  return version === 1 ? 348 : 540;
}

function dataOffset(header: NIFTI1 | NIFTI2, least: number, fileName: string): number {
  const offset = header.vox_offset;
  if (!Number.isSafeInteger(offset) || offset < least) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The NIfTI header of ${fileName} puts the voxels at byte ${offset}, inside the header.`,
    );
  }
  return offset;
}

/** Slope 0 or not finite means unscaled (nifti1.h), and slope 1 with intercept 0 changes nothing. */
function scaling(slope: number, intercept: number): NiftiHeader['scaling'] {
  if (!Number.isFinite(slope) || slope === 0) return undefined;
  const shift = Number.isFinite(intercept) ? intercept : 0;
  return slope === 1 && shift === 0 ? undefined : { slope, intercept: shift };
}
