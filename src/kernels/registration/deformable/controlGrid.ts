import { invertMat4 } from '../../geometry/invertMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Mat3, Mat4, Vec3 } from '../../geometry/types.ts';
import type { FixedSamples } from '../../similarity/types.ts';

/**
 * Control points of a cubic B-spline in the ultrasound's world. At the spline coordinate t along an axis, 0 to
 * size - 3, the control points floor(t) to floor(t) + 3 act.
 */
export interface ControlGrid {
  readonly size: Vec3;
  readonly stepMm: Vec3;
  readonly worldToSpline: Mat4;
}

/**
 * Covers all ultrasound samples, along the axes of their grid, with as many whole steps as come closest to the wanted
 * spacing, at least one.
 */
export function controlGrid(samples: FixedSamples, direction: Mat3, spacingMm: number): ControlGrid {
  const { low, high } = sampleBox(samples);
  const extentMm = axesOf((axis) => Math.max(1, high[axis] - low[axis]) * samples.spacingMm);
  const steps = axesOf((axis) => Math.max(1, Math.round(extentMm[axis] / spacingMm)));
  const stepMm = axesOf((axis) => extentMm[axis] / steps[axis]);
  const [x, y, z] = transformPoint(samples.sampleToWorld, low);
  const d = direction;
  const [a, b, c] = stepMm;
  const splineToWorld = [
    ...[d[0] * a, d[1] * b, d[2] * c, x],
    ...[d[3] * a, d[4] * b, d[5] * c, y],
    ...[d[6] * a, d[7] * b, d[8] * c, z],
    ...[0, 0, 0, 1],
  ];
  return { size: axesOf((axis) => steps[axis] + 3), stepMm, worldToSpline: invertMat4(splineToWorld) };
}

export const controlPointCount = ({ size }: ControlGrid): number => size[0] * size[1] * size[2];

/**
 * Writes the four weights at a spline coordinate along an axis; returns the first control point. Beyond the grid its
 * border counts, so that displacements go on unchanged there.
 */
export function splineWeights(
  grid: ControlGrid,
  axis: number,
  coordinate: number,
  weights: Float64Array,
  at: number,
): number {
  const last = grid.size[axis] - 3;
  const t = Math.max(0, Math.min(last, coordinate));
  const first = Math.min(Math.floor(t), last - 1);
  const f = t - first;
  const g = 1 - f;
  weights[at] = (g * g * g) / 6;
  weights[at + 1] = (3 * f * f * f - 6 * f * f + 4) / 6;
  weights[at + 2] = (3 * g * g * g - 6 * g * g + 4) / 6;
  weights[at + 3] = (f * f * f) / 6;
  return first;
}

/** Box of the sample indices of the listed cells. */
function sampleBox({ corners, cellSamples }: FixedSamples): { low: Vec3; high: Vec3 } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let n = 0; n < corners.length; n++) {
    low[n % 3] = Math.min(low[n % 3], corners[n]);
    high[n % 3] = Math.max(high[n % 3], corners[n] + cellSamples - 1);
  }
  return { low: axesOf((axis) => low[axis]), high: axesOf((axis) => high[axis]) };
}

const axesOf = (value: (axis: number) => number): Vec3 => [value(0), value(1), value(2)];
