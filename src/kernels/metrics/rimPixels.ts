import type { PixelBox } from './types.ts';

/** Foreground pixels in row order. */
export interface PixelList {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/**
 * The foreground pixels that have a background pixel among their 8 neighbours or lie on the image edge: every
 * pixel that some contour convention may choose. Searched inside `box`, which must hold all foreground.
 */
export function rimPixels(mask: Uint8Array, width: number, height: number, box: PixelBox): PixelList {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = box.yMin; y <= box.yMax; y++) {
    if (y === 0 || y === height - 1) collectForeground(mask, width * y, box.xMin, box.xMax, xs);
    else collectRim(mask, width, y, box, xs);
    while (ys.length < xs.length) ys.push(y);
  }
  return { xs, ys };
}

function collectForeground(mask: Uint8Array, row: number, from: number, to: number, xs: number[]): void {
  for (let x = from; x <= to; x++) if (mask[row + x] !== 0) xs.push(x);
}

/** A row off the image edge. Columns of three pixels slide along, so a pixel costs three reads and not nine. */
function collectRim(mask: Uint8Array, width: number, y: number, box: PixelBox, xs: number[]): void {
  const row = width * y;
  const first = Math.max(box.xMin, 1);
  const last = Math.min(box.xMax, width - 2);
  if (box.xMin < first) collectForeground(mask, row, 0, 0, xs);
  let k = row + first;
  let left = mask[k - 1 - width] & mask[k - 1] & mask[k - 1 + width];
  let here = mask[k - width] & mask[k] & mask[k + width];
  for (let x = first; x <= last; x++, k++) {
    const right = mask[k + 1 - width] & mask[k + 1] & mask[k + 1 + width];
    if (mask[k] !== 0 && (left & here & right) === 0) xs.push(x);
    left = here;
    here = right;
  }
  if (box.xMax > last && width > 1) collectForeground(mask, row, width - 1, width - 1, xs);
}
