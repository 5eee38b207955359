import type { Geometry, Mat4 } from '../geometry/types.ts';

/**
 * Displacements in the fixed image's world: the fixed point x belongs to the moving point x + d(x), d trilinear between
 * the nodes, as an ITK displacement field has it. `displacementsMm[3 * node + axis]`, LPS mm, i runs fastest.
 */
export interface DisplacementField {
  readonly geometry: Geometry;
  readonly displacementsMm: Float32Array;
}

/**
 * A registration's transform. Without a field it is linear. With a field, `movingToFixedLps` is its linear part: it
 * holds outside the field's grid, together with what the nearest border adds to it.
 */
export interface SpatialTransform {
  readonly movingToFixedLps: Mat4;
  readonly field: DisplacementField | null;
}
