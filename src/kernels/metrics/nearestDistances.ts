import type { Contour } from './types.ts';

/**
 * The exact Euclidean distance in mm from every pixel of `from` to the nearest pixel of `to`.
 *
 * Contours are in row order. One sweep goes down the rows and knows, for every column, the last pixel of `to`
 * at or above the current row; one goes up and knows the next at or below. The search for a pixel starts in its
 * own column and moves outwards until no column can hold a nearer one. This is a two-pass distance transform
 * that never touches the area between the contours.
 */
export function nearestDistances(
  from: Contour,
  to: Contour,
  pixelSpacingMm: readonly [number, number],
): Float64Array {
  const squaredMm = new Float64Array(from.xs.length).fill(Infinity);
  sweepRows(from, to, pixelSpacingMm, 1, squaredMm);
  sweepRows(from, to, pixelSpacingMm, -1, squaredMm);
  // A loop: Float64Array.map is several times slower here.
  for (let i = 0; i < squaredMm.length; i++) squaredMm[i] = Math.sqrt(squaredMm[i]);
  return squaredMm;
}

/** Lowers `squaredMm` to the distance to the pixels that the sweep has passed when it reaches each pixel. */
function sweepRows(
  from: Contour,
  to: Contour,
  [sx, sy]: readonly [number, number],
  direction: 1 | -1,
  squaredMm: Float64Array,
): void {
  const { xMin } = to.box;
  const columns = to.box.xMax - xMin + 1;
  const passedRow = new Float64Array(columns).fill(-direction * Infinity);
  let next = direction > 0 ? 0 : to.ys.length - 1;
  let i = direction > 0 ? 0 : from.ys.length - 1;
  for (; i >= 0 && i < from.ys.length; i += direction) {
    const y = from.ys[i];
    for (; next >= 0 && next < to.ys.length && (y - to.ys[next]) * direction >= 0; next += direction) {
      passedRow[to.xs[next] - xMin] = to.ys[next];
    }
    const column = from.xs[i] - xMin;
    let best = squaredMm[i];
    for (let c = Math.max(column, 0); c < columns; c++) {
      const dx = (c - column) * sx;
      if (dx * dx >= best) break;
      const dy = (y - passedRow[c]) * sy;
      best = Math.min(best, dx * dx + dy * dy);
    }
    for (let c = Math.min(column, columns) - 1; c >= 0; c--) {
      const dx = (column - c) * sx;
      if (dx * dx >= best) break;
      const dy = (y - passedRow[c]) * sy;
      best = Math.min(best, dx * dx + dy * dy);
    }
    squaredMm[i] = best;
  }
}
