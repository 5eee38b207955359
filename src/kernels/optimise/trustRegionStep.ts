import type { Quadratic } from './quadraticModel.ts';

/**
 * The step within a ball of the given radius that lowers a quadratic most, by truncated conjugate gradients
 * (Steihaug 1983, Toint 1981): exact inside the ball, on its surface when the curvature is negative.
 */
export function trustRegionStep({ gradient, hessian }: Quadratic, radius: number): Float64Array {
  const n = gradient.length;
  const step = new Float64Array(n);
  const residual = gradient.map((g) => -g);
  const direction = Float64Array.from(residual);
  let squared = dot(residual, residual);
  const enough = 1e-12 * squared;
  for (let iteration = 0; iteration < 2 * n && squared > enough; iteration++) {
    const curved = product(hessian, direction);
    const curvature = dot(direction, curved);
    const toSurface = distanceToSurface(step, direction, radius);
    const length = curvature > 0 ? squared / curvature : Infinity;
    const taken = Math.min(length, toSurface);
    for (let a = 0; a < n; a++) step[a] += taken * direction[a];
    if (taken === toSurface) break;
    for (let a = 0; a < n; a++) residual[a] -= taken * curved[a];
    const next = dot(residual, residual);
    for (let a = 0; a < n; a++) direction[a] = residual[a] + (next / squared) * direction[a];
    squared = next;
  }
  return step;
}

/** The positive t with |step + t direction| = radius. */
function distanceToSurface(step: Float64Array, direction: Float64Array, radius: number): number {
  const a = dot(direction, direction);
  const b = dot(step, direction);
  const c = dot(step, step) - radius * radius;
  return (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a;
}

function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += matrix[a * n + b] * vector[b];
    return sum;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n] * b[n];
  return sum;
}
