import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Mat4, PointsLps } from '../../geometry/types.ts';

const N = 6;
/** Small against the radius of a rotation, large against rounding. */
const STEP = 1e-3;

/**
 * The quadratic form M, 6 x 6, for which d' M d is the mean squared displacement of the points (mm2) when the pose
 * parameters change by a small d.
 */
export function displacementForm(
  pointsMovingLps: PointsLps,
  toMatrix: (parameters: ArrayLike<number>) => Mat4,
  at: Float64Array,
): Float64Array {
  const count = pointsMovingLps.length / 3;
  const form = new Float64Array(N * N);
  const poses = Array.from({ length: N }, (_, axis) =>
    [STEP, -STEP].map((step) => toMatrix(at.map((value, a) => (a === axis ? value + step : value)))),
  );
  for (let n = 0; n < count; n++) {
    const point = [pointsMovingLps[3 * n], pointsMovingLps[3 * n + 1], pointsMovingLps[3 * n + 2]] as const;
    const slopes = poses.map(([ahead, behind]) => {
      const [p, q] = [transformPoint(ahead, point), transformPoint(behind, point)];
      return p.map((x, axis) => (x - q[axis]) / (2 * STEP));
    });
    for (let a = 0; a < N; a++) {
      for (let b = 0; b < N; b++) {
        const dot = slopes[a].reduce((sum, x, axis) => sum + x * slopes[b][axis], 0);
        form[N * a + b] += dot / count;
      }
    }
  }
  return form;
}
