import type { Plane } from './types.ts';

/**
 * Resamples a plane to another number of pixels over the same extent, bilinear between pixel centres, edge
 * values beyond the outermost centres, no smoothing: scikit-image's `resize(order=1, mode='edge',
 * anti_aliasing=False)`, which is also how nnU-Net brings its logits back.
 */
export function resizeLinear(plane: Plane, width: number, height: number): Plane {
  if (plane.width === width && plane.height === height) return plane;
  const columns = taps(plane.width, width);
  const rows = taps(plane.height, height);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const upper = rows.lower[y] * plane.width;
    const lower = rows.upper[y] * plane.width;
    for (let x = 0; x < width; x++) {
      const [left, right, fraction] = [columns.lower[x], columns.upper[x], columns.fraction[x]];
      const above = mix(plane.data[upper + left], plane.data[upper + right], fraction);
      const below = mix(plane.data[lower + left], plane.data[lower + right], fraction);
      data[x + width * y] = mix(above, below, rows.fraction[y]);
    }
  }
  return { data, width, height };
}

/** Per output sample: its two neighbours in the input, and how far it lies from the first towards the second. */
function taps(from: number, to: number): { lower: Int32Array; upper: Int32Array; fraction: Float64Array } {
  const lower = new Int32Array(to);
  const upper = new Int32Array(to);
  const fraction = new Float64Array(to);
  for (let n = 0; n < to; n++) {
    const at = Math.min(Math.max(((n + 0.5) * from) / to - 0.5, 0), from - 1);
    lower[n] = Math.floor(at);
    upper[n] = Math.min(lower[n] + 1, from - 1);
    fraction[n] = at - lower[n];
  }
  return { lower, upper, fraction };
}

function mix(a: number, b: number, fraction: number): number {
  return a + (b - a) * fraction;
}
