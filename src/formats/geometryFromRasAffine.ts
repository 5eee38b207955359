import type { Geometry, Mat3, Mat4, Vec3 } from '../kernels/geometry/types.ts';
import { validateGeometry } from '../kernels/geometry/validateGeometry.ts';

/**
 * The geometry of a grid whose index-to-world matrix is given in RAS millimetres, as in NIfTI and MINC: the
 * first two world axes change sign to give LPS.
 * @throws UNSUPPORTED_GEOMETRY when the matrix shears or is degenerate
 */
export function geometryFromRasAffine(size: Vec3, indexToWorldRas: Mat4): Geometry {
  const lps = indexToWorldRas.map((value, n) => (n < 8 ? negate(value) : value));
  const column = (n: number): Vec3 => [lps[n], lps[4 + n], lps[8 + n]];
  const spacingMm: Vec3 = [Math.hypot(...column(0)), Math.hypot(...column(1)), Math.hypot(...column(2))];
  const direction = [0, 4, 8].flatMap((row) =>
    spacingMm.map((spacing, axis) => lps[row + axis] / spacing),
  ) as unknown as Mat3;
  const geometry: Geometry = { size, spacingMm, originLps: column(3), direction };
  validateGeometry(geometry);
  return geometry;
}

/** Without the negative zero, which compares unequal in hashes and tests. */
function negate(value: number): number {
  return value === 0 ? 0 : -value;
}
