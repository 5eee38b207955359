import { invertMat4 } from '../../geometry/invertMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Mat4, PointsLps } from '../../geometry/types.ts';
import type { FieldOfViewExtent } from '../types.ts';
import type { DisplacementTarget } from './types.ts';

/**
 * The tumour's boundary where it is known. Otherwise six points that stand for the field of view: they have its centre
 * and mean squared extent, on which alone a root mean square displacement depends.
 */
export function displacementTarget(
  tumourBoundaryMovingLps: PointsLps | undefined,
  { centreLps, spreadMm }: FieldOfViewExtent,
  trackedMovingToFixedLps: Mat4,
): DisplacementTarget {
  if (tumourBoundaryMovingLps !== undefined && tumourBoundaryMovingLps.length > 0) {
    return { kind: 'TUMOUR_BOUNDARY', pointsMovingLps: tumourBoundaryMovingLps };
  }
  const centre = transformPoint(invertMat4(trackedMovingToFixedLps), centreLps);
  const reach = Math.sqrt(3) * spreadMm;
  const points = [0, 1, 2].flatMap((axis) =>
    [-reach, reach].flatMap((step) => centre.map((x, a) => (a === axis ? x + step : x))),
  );
  return { kind: 'FIELD_OF_VIEW', pointsMovingLps: Float64Array.from(points) };
}
