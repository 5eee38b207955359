import type { NIFTI1, NIFTI2 } from 'nifti-reader-js';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { NiftiTransformSource } from './types.ts';

/** Spatial part of xyzt_units (nifti1.h); files that leave it 0 mean millimetres. */
const MM_PER_UNIT: Readonly<Record<number, number>> = { 0: 1, 1: 1000, 2: 1, 3: 0.001 };

/**
 * The index-to-world matrix of a NIfTI header in RAS mm, and the field it came from: the sform if its code is
 * above 0, else the qform if its code is above 0, else the voxel size alone. This is the order of nibabel and
 * ITK. The `affine` of nifti-reader-js is not used, because it prefers a qform of a higher code.
 * @param view the header bytes
 */
export function rasAffine(
  header: NIFTI1 | NIFTI2,
  view: DataView,
  version: 1 | 2,
): { indexToWorldRas: Mat4; source: NiftiTransformSource } {
  const unit = MM_PER_UNIT[header.xyzt_units & 0x07] ?? 1;
  const { matrix, source } = chooseTransform(header, view, version);
  const filled = header.dims[0] < 3 ? withThirdAxis(matrix) : matrix;
  return { indexToWorldRas: filled.map((value, n) => (n < 12 ? value * unit : value)), source };
}

function chooseTransform(
  header: NIFTI1 | NIFTI2,
  view: DataView,
  version: 1 | 2,
): { matrix: Mat4; source: NiftiTransformSource } {
  if (header.sform_code > 0) {
    return { matrix: sformMatrix(view, version, header.littleEndian), source: 'SFORM' };
  }
  if (header.qform_code > 0) return { matrix: qformMatrix(header), source: 'QFORM' };
  const [x, y, z] = voxelSize(header);
  return { matrix: [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1], source: 'PIXDIM' };
}

function sformMatrix(view: DataView, version: 1 | 2, littleEndian: boolean): Mat4 {
  const read = (n: number): number =>
    version === 1 ? view.getFloat32(280 + 4 * n, littleEndian) : view.getFloat64(400 + 8 * n, littleEndian);
  return [...Array.from({ length: 12 }, (_, n) => read(n)), 0, 0, 0, 1];
}

/** Method 2 of nifti1.h; the third column turns over when pixdim[0], qfac, is negative. */
function qformMatrix(header: NIFTI1 | NIFTI2): Mat4 {
  const [a, b, c, d] = unitQuaternion(header.quatern_b, header.quatern_c, header.quatern_d);
  const [sx, sy, sz] = voxelSize(header);
  const signedZ = header.pixDims[0] < 0 ? -sz : sz;
  return [
    (a * a + b * b - c * c - d * d) * sx,
    2 * (b * c - a * d) * sy,
    2 * (b * d + a * c) * signedZ,
    header.qoffset_x,
    2 * (b * c + a * d) * sx,
    (a * a + c * c - b * b - d * d) * sy,
    2 * (c * d - a * b) * signedZ,
    header.qoffset_y,
    2 * (b * d - a * c) * sx,
    2 * (c * d + a * b) * sy,
    (a * a + d * d - c * c - b * b) * signedZ,
    header.qoffset_z,
    0,
    0,
    0,
    1,
  ];
}

/** The scalar part is not stored. Near a half turn float32 rounding makes the rest longer than 1: normalise. */
function unitQuaternion(b: number, c: number, d: number): readonly [number, number, number, number] {
  const scalarSquared = 1 - (b * b + c * c + d * d);
  if (scalarSquared >= 1e-7) return [Math.sqrt(scalarSquared), b, c, d];
  const length = Math.hypot(b, c, d);
  return [0, b / length, c / length, d / length];
}

function voxelSize(header: NIFTI1 | NIFTI2): readonly [number, number, number] {
  const sizeOf = (axis: number): number => (axis > header.dims[0] ? 1 : Math.abs(header.pixDims[axis]));
  return [sizeOf(1), sizeOf(2), sizeOf(3)];
}

/** A 2D file may leave the third axis of its sform at zero: it becomes the unit normal of the plane. */
function withThirdAxis(m: Mat4): Mat4 {
  if (m[2] !== 0 || m[6] !== 0 || m[10] !== 0) return m;
  const normal = [m[4] * m[9] - m[8] * m[5], m[8] * m[1] - m[0] * m[9], m[0] * m[5] - m[4] * m[1]];
  const length = Math.hypot(...normal);
  const filled = [...m];
  [2, 6, 10].forEach((at, n) => {
    filled[at] = normal[n] / length;
  });
  return filled;
}
