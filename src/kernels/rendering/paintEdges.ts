import { requireSameSize } from './requireSameSize.ts';
import type { EdgePoints, Rgb, RgbImage } from './types.ts';

const { exp, floor, max, min } = Math;

/** Half the width of a line at which it has faded to 61 %, pixels. */
const SIGMA_PIXELS = 1;
const REACH = 2;
/** Opacity of the weakest line. */
const LEAST_OPACITY = 0.45;

/**
 * Draws soft lines through edge points, the strong ones opaque, weaker ones fainter.
 *
 * @param full strength from which a line is opaque
 * @throws INVALID_INPUT when the sizes differ.
 */
export function paintEdges(image: RgbImage, edges: EdgePoints, colour: Rgb, full: number): RgbImage {
  requireSameSize(image, edges);
  const cover = coverage(edges, full);
  const data = image.data.slice();
  for (let at = 0; at < cover.length; at++) {
    if (cover[at] === 0) continue;
    for (let c = 0; c < 3; c++) {
      const under = data[3 * at + c];
      data[3 * at + c] = under + (colour[c] - under) * cover[at] + 0.5;
    }
  }
  return { width: image.width, height: image.height, data };
}

function coverage({ width, height, x, y, strength }: EdgePoints, full: number): Float32Array {
  const cover = new Float32Array(width * height);
  for (let n = 0; n < x.length; n++) {
    const opacity = max(LEAST_OPACITY, min(1, strength[n] / full));
    const [column, row] = [floor(x[n]), floor(y[n])];
    for (let py = max(0, row - REACH); py <= min(height - 1, row + REACH); py++) {
      for (let px = max(0, column - REACH); px <= min(width - 1, column + REACH); px++) {
        const squared = (px + 0.5 - x[n]) ** 2 + (py + 0.5 - y[n]) ** 2;
        const value = opacity * exp(-squared / (2 * SIGMA_PIXELS ** 2));
        const at = px + width * py;
        // The largest, not the sum: many points on a line make it no bolder than one.
        if (value > cover[at]) cover[at] = value;
      }
    }
  }
  return cover;
}
