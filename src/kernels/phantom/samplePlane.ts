import { max, min } from './boundMath.ts';

/** Bilinear value of a square plane centred on (0, 0), with clamped edges; coordinates in mm. */
export function samplePlane(
  plane: Float32Array,
  size: number,
  spacingMm: number,
  u: number,
  v: number,
): number {
  const last = size - 1.001;
  const x = max(0, min(last, u / spacingMm + size / 2));
  const y = max(0, min(last, v / spacingMm + size / 2));
  const i = x | 0;
  const j = y | 0;
  const fx = x - i;
  const fy = y - j;
  const n = i + size * j;
  const top = plane[n] + (plane[n + 1] - plane[n]) * fx;
  const bottom = plane[n + size] + (plane[n + size + 1] - plane[n + size]) * fx;
  return top + (bottom - top) * fy;
}
