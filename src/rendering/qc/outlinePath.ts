import type { Loop } from '../../kernels/rendering/types.ts';
import { printCoordinate } from '../markup/svg.ts';

/**
 * SVG path data of outlines, scaled from plane pixels to screen pixels. Straight runs stay on the pixel edges;
 * the staircase of a slanted border is cut at the middle of each edge, at most half a pixel from the truth.
 */
export function outlinePath(loops: readonly Loop[], scaleX: number, scaleY: number): string {
  return loops.map((loop) => loopPath(loop, scaleX, scaleY)).join('');
}

function loopPath(loop: Loop, scaleX: number, scaleY: number): string {
  const points: [number, number][] = [];
  for (let n = 0; n < loop.length; n += 2) {
    const m = (n + 2) % loop.length;
    points.push([(loop[n] + loop[m]) / 2, (loop[n + 1] + loop[m + 1]) / 2]);
  }
  const corners = points.filter(
    (point, n) => !isStraight(points.at(n - 1)!, point, points[(n + 1) % points.length]),
  );
  const steps = corners.map(([x, y]) => `${printCoordinate(x * scaleX)} ${printCoordinate(y * scaleY)}`);
  return `M${steps.join('L')}Z`;
}

function isStraight(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  return (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]);
}
