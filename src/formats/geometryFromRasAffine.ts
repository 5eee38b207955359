import type { Geometry, Mat4, Vec3 } from '../kernels/geometry/types.ts';
import { flipWorld } from './flipWorld.ts';
import { geometryFromAxes } from './geometryFromAxes.ts';

/**
 * The geometry of a grid whose index-to-world matrix is given in RAS millimetres, as in NIfTI and MINC.
 * @throws UNSUPPORTED_GEOMETRY when the matrix shears or is degenerate
 */
export function geometryFromRasAffine(size: Vec3, indexToWorldRas: Mat4, fileName: string): Geometry {
  const column = (n: number): Vec3 =>
    flipWorld([indexToWorldRas[n], indexToWorldRas[4 + n], indexToWorldRas[8 + n]], [-1, -1, 1]);
  return geometryFromAxes(size, [column(0), column(1), column(2)], column(3), fileName);
}
