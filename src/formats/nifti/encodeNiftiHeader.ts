import { handedness } from '../../kernels/geometry/handedness.ts';
import { indexToWorld } from '../../kernels/geometry/indexToWorld.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import { rasQuaternion } from './rasQuaternion.ts';

/** Where the voxels of a file without extensions begin: 348 header bytes and 4 bytes that say "no extension". */
export const DATA_OFFSET = 352;

/** NIFTI_XFORM_SCANNER_ANAT: what ITK writes too. */
const SCANNER_SPACE = 1;
/** NIFTI_XFORM_ALIGNED_ANAT: the coordinates of another file, the volume that a slice was cut from. */
const ALIGNED_SPACE = 2;
const UNITS_MM = 2;

export interface NiftiHeaderFields {
  readonly geometry: Geometry;
  readonly datatypeCode: number;
  readonly bytesPerVoxel: number;
  readonly description: string;
  /** 2 for a slice of size w x h x 1 that readers shall see as a picture, else 3. */
  readonly dimensions: 2 | 3;
}

/**
 * The first 352 bytes of a single-file NIfTI-1 image, little-endian, with both sform and qform in RAS mm.
 *
 * Of a 2D file the sform says where the slice lies, and the qform only that its pixels have these sizes: ITK cuts the
 * 3D direction down to 2 x 2, which is singular for most planes, and then cannot open the file at all. It takes the
 * qform when the sform's code is not 1; nibabel and this software take the sform.
 */
export function encodeNiftiHeader(fields: NiftiHeaderFields): Uint8Array {
  const bytes = new Uint8Array(DATA_OFFSET);
  const view = new DataView(bytes.buffer);
  const { size, spacingMm } = fields.geometry;
  const float = (at: number, value: number): void => view.setFloat32(at, value, true);
  const short = (at: number, value: number): void => view.setInt16(at, value, true);

  view.setInt32(0, 348, true);
  [fields.dimensions, ...size, 1, 1, 1, 1].forEach((n, at) => {
    short(40 + 2 * at, n);
  });
  short(70, fields.datatypeCode);
  short(72, 8 * fields.bytesPerVoxel);
  [fields.dimensions === 2 ? 1 : qfac(fields.geometry), ...spacingMm, 1, 1, 1, 1].forEach((s, at) => {
    float(76 + 4 * at, s);
  });
  float(108, DATA_OFFSET);
  float(112, 1);
  bytes[123] = UNITS_MM;
  bytes.set(Buffer.from(fields.description, 'latin1').subarray(0, 79), 148);
  short(252, SCANNER_SPACE);
  short(254, fields.dimensions === 2 ? ALIGNED_SPACE : SCANNER_SPACE);
  writeQform(float, fields.dimensions === 2 ? PLANE : fields.geometry);
  writeSform(float, fields.geometry);
  bytes.set(Buffer.from('n+1\0', 'latin1'), 344);
  return bytes;
}

/** Origin and axes of LPS. */
const PLANE: Pick<Geometry, 'direction' | 'originLps'> = {
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};

function qfac(geometry: Pick<Geometry, 'direction'>): 1 | -1 {
  return handedness(geometry) === 'right' ? 1 : -1;
}

function writeQform(
  float: (at: number, value: number) => void,
  geometry: Pick<Geometry, 'direction' | 'originLps'>,
): void {
  const [x, y, z] = geometry.originLps;
  [...rasQuaternion(geometry), -x, -y, z].forEach((value, n) => {
    float(256 + 4 * n, value);
  });
}

function writeSform(float: (at: number, value: number) => void, geometry: Geometry): void {
  indexToWorld(geometry)
    .slice(0, 12)
    .forEach((value, n) => {
      float(280 + 4 * n, n < 8 && value !== 0 ? -value : value);
    });
}
