import { carryPoints } from '../../kernels/deformation/carryPoints.ts';
import { resampleThrough } from '../../kernels/deformation/resampleThrough.ts';
import type { SpatialTransform } from '../../kernels/deformation/types.ts';
import type { Geometry, Image, Mask, VoxelArray } from '../../kernels/geometry/types.ts';
import { planeGeometry } from '../../kernels/rendering/planeGeometry.ts';
import type { MovingCarrier } from '../types.ts';

/** The moving side carried onto the fixed grid through a displacement field. */
export const carryByField = (
  moving: Image<VoxelArray>,
  label: Mask | undefined,
  fixed: Geometry,
  transform: SpatialTransform,
): MovingCarrier => ({
  image: (plane) => {
    const target = planeGeometry(fixed, plane);
    const sampled = resampleThrough(moving, target, transform, 'linear', Number.NaN).data;
    const known = Uint8Array.from(sampled, (value) => (Number.isFinite(value) ? 1 : 0));
    const values = sampled.map((value, at) => (known[at] ? value : 0));
    return { width: plane.width, height: plane.height, pixelMm: plane.pixelMm, values, known };
  },
  label: (plane) => {
    if (!label) return null;
    const { data } = resampleThrough(label, planeGeometry(fixed, plane), transform, 'nearest', 0);
    return { width: plane.width, height: plane.height, data: Uint8Array.from(data) };
  },
  point: (movingLps) => {
    const [x, y, z] = carryPoints(transform, Float64Array.from(movingLps));
    return [x, y, z];
  },
});
