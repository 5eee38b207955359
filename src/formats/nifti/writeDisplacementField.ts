import type { DisplacementField } from '../../kernels/deformation/types.ts';
import { validateGeometry } from '../../kernels/geometry/validateGeometry.ts';
import { voxelCount } from '../../kernels/geometry/voxelCount.ts';
import { deterministicGzip } from './deterministicGzip.ts';
import { DATA_OFFSET, encodeNiftiHeader } from './encodeNiftiHeader.ts';

/** NIFTI_INTENT_VECTOR: ITK and ANTs take its components as LPS and leave them alone. */
export const INTENT_VECTOR = 1007;
const FLOAT32 = 16;

/**
 * Writes a displacement field as NIfTI-1 with five dimensions, gzipped: x, y, z, one, and three components in LPS mm
 * from the fixed to the moving world, as ANTs writes its warps. The same field gives the same bytes.
 * @throws UNSUPPORTED_GEOMETRY
 */
export function writeDisplacementField({ geometry, displacementsMm }: DisplacementField): Uint8Array {
  validateGeometry(geometry);
  const header = encodeNiftiHeader({
    geometry,
    datatypeCode: FLOAT32,
    bytesPerVoxel: 4,
    description: 'displacement field, fixed to moving, LPS mm',
    dimensions: 3,
  });
  const view = new DataView(header.buffer);
  [5, ...geometry.size, 1, 3, 1, 1].forEach((n, at) => {
    view.setInt16(40 + 2 * at, n, true);
  });
  view.setInt16(68, INTENT_VECTOR, true);
  const bytes = new Uint8Array(DATA_OFFSET + 4 * displacementsMm.length);
  bytes.set(header);
  bytes.set(new Uint8Array(byComponent(displacementsMm, voxelCount(geometry)).buffer), DATA_OFFSET);
  return deterministicGzip(bytes, 6);
}

/** NIfTI stores one component after the other. */
function byComponent(displacementsMm: Float32Array, count: number): Float32Array {
  const planes = new Float32Array(displacementsMm.length);
  for (let n = 0; n < count; n++) {
    for (let axis = 0; axis < 3; axis++) planes[axis * count + n] = displacementsMm[3 * n + axis];
  }
  return planes;
}
