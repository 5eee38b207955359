import { transformPoint } from '../../geometry/transformPoint.ts';
import type { PointsLps, Vec3 } from '../../geometry/types.ts';
import type { FixedSamples } from '../../similarity/types.ts';

/** World points at the centres of the listed cells. */
export function cellCentresLps({ corners, cells, cellSamples, sampleToWorld }: FixedSamples): PointsLps {
  const points = new Float64Array(3 * cells.length);
  const half = (cellSamples - 1) / 2;
  for (let n = 0; n < points.length; n += 3) {
    const centre: Vec3 = [corners[n] + half, corners[n + 1] + half, corners[n + 2] + half];
    points.set(transformPoint(sampleToWorld, centre), n);
  }
  return points;
}
