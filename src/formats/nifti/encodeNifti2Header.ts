import { handedness } from '../../kernels/geometry/handedness.ts';
import { indexToWorld } from '../../kernels/geometry/indexToWorld.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import { rasQuaternion } from './rasQuaternion.ts';

/** Where the voxels begin: 540 header bytes and 4 bytes that say "no extension". */
export const NIFTI2_DATA_OFFSET = 544;

const HEADER_BYTES = 540;
/** NIFTI_XFORM_SCANNER_ANAT: what ITK writes too. */
const SCANNER_SPACE = 1;
const UNITS_MM = 2;
const MAGIC = 'n+2\0\r\n\x1a\n';

/**
 * The first 544 bytes of a single-file NIfTI-2 image, little-endian, with both sform and qform in RAS mm, in double
 * precision (nifti2.h).
 */
export function encodeNifti2Header(
  geometry: Geometry,
  datatypeCode: number,
  bytesPerVoxel: number,
): Uint8Array {
  const bytes = new Uint8Array(NIFTI2_DATA_OFFSET);
  const view = new DataView(bytes.buffer);
  const double = (at: number, values: readonly number[]): void => {
    for (const [n, value] of values.entries()) view.setFloat64(at + 8 * n, value, true);
  };
  const long = (at: number, values: readonly number[]): void => {
    for (const [n, value] of values.entries()) view.setBigInt64(at + 8 * n, BigInt(value), true);
  };

  view.setInt32(0, HEADER_BYTES, true);
  bytes.set(Buffer.from(MAGIC, 'latin1'), 4);
  view.setInt16(12, datatypeCode, true);
  view.setInt16(14, 8 * bytesPerVoxel, true);
  long(16, [3, ...geometry.size, 1, 1, 1, 1]);
  double(104, [handedness(geometry) === 'right' ? 1 : -1, ...geometry.spacingMm, 1, 1, 1, 1]);
  long(168, [NIFTI2_DATA_OFFSET]);
  double(176, [1]);
  view.setInt32(344, SCANNER_SPACE, true);
  view.setInt32(348, SCANNER_SPACE, true);
  const [x, y, z] = geometry.originLps;
  double(352, [...rasQuaternion(geometry), -x, -y, z]);
  double(400, rasRows(geometry));
  view.setInt32(500, UNITS_MM, true);
  return bytes;
}

const rasRows = (geometry: Geometry): number[] =>
  indexToWorld(geometry)
    .slice(0, 12)
    .map((value, n) => (n < 8 && value !== 0 ? -value : value));
