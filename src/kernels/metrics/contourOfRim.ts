import type { PixelList } from './rimPixels.ts';
import type { Contour, ContourConvention } from './types.ts';

/**
 * The contour of a mask with foreground, chosen from its rim.
 *
 * A mask that fills its image has no `FULL` contour; seg-metrics then yields distances of 1.8e19. Here its
 * image edge, which is its rim, is taken as the contour instead.
 */
export function contourOfRim(
  rim: PixelList,
  mask: Uint8Array,
  width: number,
  height: number,
  convention: ContourConvention,
): Contour {
  const isFull = convention === 'FULL';
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < rim.xs.length; i++) {
    const x = rim.xs[i];
    const y = rim.ys[i];
    const isOnEdge = x === 0 || y === 0 || x === width - 1 || y === height - 1;
    // Off the edge a rim pixel touches background; on it, FACE takes what lies beyond for background.
    const isChosen = isFull
      ? !isOnEdge || touchesBackground(mask, width, height, x, y)
      : isOnEdge || facesBackground(mask, width, x + width * y);
    if (!isChosen) continue;
    xs.push(x);
    ys.push(y);
  }
  return xs.length > 0 ? withBox(xs, ys) : withBox(rim.xs, rim.ys);
}

/** One of the 4 neighbours of a pixel off the image edge is background. */
function facesBackground(mask: Uint8Array, width: number, k: number): boolean {
  return (mask[k - 1] & mask[k + 1] & mask[k - width] & mask[k + width]) === 0;
}

/** One of the 8 neighbours that lie inside the image is background. */
function touchesBackground(mask: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
    for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) {
      if (mask[u + width * v] === 0) return true;
    }
  }
  return false;
}

function withBox(xs: readonly number[], ys: readonly number[]): Contour {
  let xMin = xs[0];
  let xMax = xs[0];
  for (const x of xs) {
    if (x < xMin) xMin = x;
    if (x > xMax) xMax = x;
  }
  return { xs, ys, box: { xMin, xMax, yMin: ys[0], yMax: ys[ys.length - 1] } };
}
