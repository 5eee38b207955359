import type { PointsLps } from '../../geometry/types.ts';
import { type ControlGrid, controlPointCount, splineWeights } from './controlGrid.ts';

/** A B-spline at fixed points, and its transpose. Displacements and forces hold three numbers a point. */
export interface SplineAtPoints {
  displace(coefficients: Float64Array, displacements: Float64Array): void;
  /** From forces on the points to the gradient by the coefficients, which it overwrites. */
  gather(forces: Float64Array, gradient: Float64Array): void;
}

/** Prepares the weights of all points once. Coefficients lie component by component. */
export function splineAtPoints(grid: ControlGrid, points: PointsLps): SplineAtPoints {
  const [nx, ny] = grid.size;
  const count = controlPointCount(grid);
  const pointCount = points.length / 3;
  const first = new Int32Array(pointCount);
  const weights = new Float64Array(12 * pointCount);
  const m = grid.worldToSpline;
  for (let n = 0; n < pointCount; n++) {
    const [x, y, z] = [points[3 * n], points[3 * n + 1], points[3 * n + 2]];
    const [i, j, k] = [0, 1, 2].map((axis) => {
      const row = 4 * axis;
      const t = m[row] * x + m[row + 1] * y + m[row + 2] * z + m[row + 3];
      return splineWeights(grid, axis, t, weights, 12 * n + row);
    });
    first[n] = i + nx * (j + ny * k);
  }

  return {
    displace: (coefficients, displacements) => {
      for (let n = 0; n < pointCount; n++) {
        const w = 12 * n;
        let x = 0;
        let y = 0;
        let z = 0;
        for (let c = 0; c < 4; c++) {
          for (let b = 0; b < 4; b++) {
            const weight = weights[w + 8 + c] * weights[w + 4 + b];
            let point = first[n] + nx * (b + ny * c);
            for (let a = 0; a < 4; a++, point++) {
              const product = weight * weights[w + a];
              x += product * coefficients[point];
              y += product * coefficients[point + count];
              z += product * coefficients[point + 2 * count];
            }
          }
        }
        displacements[3 * n] = x;
        displacements[3 * n + 1] = y;
        displacements[3 * n + 2] = z;
      }
    },
    gather: (forces, gradient) => {
      gradient.fill(0);
      for (let n = 0; n < pointCount; n++) {
        const w = 12 * n;
        const x = forces[3 * n];
        const y = forces[3 * n + 1];
        const z = forces[3 * n + 2];
        for (let c = 0; c < 4; c++) {
          for (let b = 0; b < 4; b++) {
            const weight = weights[w + 8 + c] * weights[w + 4 + b];
            let point = first[n] + nx * (b + ny * c);
            for (let a = 0; a < 4; a++, point++) {
              const product = weight * weights[w + a];
              gradient[point] += product * x;
              gradient[point + count] += product * y;
              gradient[point + 2 * count] += product * z;
            }
          }
        }
      }
    },
  };
}
