import { abs, max, min } from './boundMath.ts';

/** The smaller of two distances with the corner between them rounded over `width` (Quilez's polynomial form). */
export function smoothMinimum(a: number, b: number, width: number): number {
  const h = max(0, width - abs(a - b)) / width;
  return min(a, b) - h * h * width * 0.25;
}
