import { nodesLps } from '../../deformation/nodesLps.ts';
import type { DisplacementField } from '../../deformation/types.ts';
import { invertMat4 } from '../../geometry/invertMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Geometry, Mat4, Vec3 } from '../../geometry/types.ts';
import type { ControlGrid } from './controlGrid.ts';
import { splineAtPoints } from './splineAtPoints.ts';

/** The whole map of a B-spline before a linear transform, as displacements on a coarse grid over the ultrasound. */
export function splineField(
  fixed: Geometry,
  spacingMm: number,
  grid: ControlGrid,
  coefficients: Float64Array,
  movingToFixedLps: Mat4,
): DisplacementField {
  const geometry = coarseGeometry(fixed, spacingMm);
  const points = nodesLps(geometry);
  const displacements = new Float64Array(points.length);
  splineAtPoints(grid, points).displace(coefficients, displacements);
  const toMoving = invertMat4(movingToFixedLps);
  const displacementsMm = new Float32Array(points.length);
  for (let n = 0; n < points.length; n += 3) {
    const [x, y, z] = [points[n], points[n + 1], points[n + 2]];
    const displaced: Vec3 = [x + displacements[n], y + displacements[n + 1], z + displacements[n + 2]];
    const moved = transformPoint(toMoving, displaced);
    displacementsMm[n] = moved[0] - x;
    displacementsMm[n + 1] = moved[1] - y;
    displacementsMm[n + 2] = moved[2] - z;
  }
  return { geometry, displacementsMm };
}

/** The same box, from the outermost voxel centres, in steps close to the wanted spacing. */
export function coarseGeometry(fixed: Geometry, spacingMm: number): Geometry {
  const extentMm = axesOf((axis) => (fixed.size[axis] - 1) * fixed.spacingMm[axis]);
  const steps = axesOf((axis) => Math.max(1, Math.ceil(extentMm[axis] / spacingMm)));
  return {
    ...fixed,
    size: axesOf((axis) => steps[axis] + 1),
    spacingMm: axesOf((axis) => Math.max(extentMm[axis], fixed.spacingMm[axis]) / steps[axis]),
  };
}

const axesOf = (value: (axis: number) => number): Vec3 => [value(0), value(1), value(2)];
