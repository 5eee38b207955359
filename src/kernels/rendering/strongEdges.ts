import type { EdgePoints } from './types.ts';

const { floor, max, min } = Math;

/** Strengths that count for several planes together, so that one pose does not get more edges than another. */
export interface EdgeLimits {
  /** A line needs a point at least this strong. */
  readonly high: number;
  /** And goes on while points are at least this strong. */
  readonly low: number;
}

/**
 * Lines of an edge picture (hysteresis, Canny 1986): points at least `low` that hang together, 8 neighbours, with
 * one of at least `high` among them and at least `leastPoints` in all.
 */
export function strongEdges(points: EdgePoints, limits: EdgeLimits, leastPoints: number): EdgePoints {
  const { width, height, strength } = points;
  const at = (n: number): number => floor(points.x[n]) + width * floor(points.y[n]);
  const pointAt = new Int32Array(width * height).fill(-1);
  for (let n = 0; n < strength.length; n++) if (strength[n] >= limits.low) pointAt[at(n)] = n;
  const kept: number[] = [];
  for (let n = 0; n < strength.length; n++) {
    if (pointAt[at(n)] < 0) continue;
    const line = takeLine(at(n), pointAt, width, height);
    if (line.length >= leastPoints && line.some((m) => strength[m] >= limits.high)) kept.push(...line);
  }
  const pick = (values: Float32Array): Float32Array => Float32Array.from(kept, (n) => values[n]);
  return { width, height, x: pick(points.x), y: pick(points.y), strength: pick(strength) };
}

/** Takes the points that hang together with a pixel out of the picture. */
function takeLine(start: number, pointAt: Int32Array, width: number, height: number): number[] {
  const line: number[] = [];
  const pending = [start];
  while (pending.length > 0) {
    const at = pending.pop()!;
    if (pointAt[at] < 0) continue;
    line.push(pointAt[at]);
    pointAt[at] = -1;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = max(0, y - 1); ny <= min(height - 1, y + 1); ny++) {
      for (let nx = max(0, x - 1); nx <= min(width - 1, x + 1); nx++) pending.push(nx + width * ny);
    }
  }
  return line;
}
