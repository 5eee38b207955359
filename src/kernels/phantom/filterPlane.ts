import { max, min } from './boundMath.ts';

/** Separable smoothing of a square plane with clamped edges. */
export function filterPlane(plane: Float32Array, size: number, taps: Float64Array): Float32Array {
  return filterAxis(filterAxis(plane, size, 1, taps), size, size, taps);
}

function filterAxis(plane: Float32Array, size: number, stride: number, taps: Float64Array): Float32Array {
  const radius = (taps.length - 1) / 2;
  const across = stride === 1 ? size : 1;
  const result = new Float32Array(plane.length);
  for (let line = 0; line < size; line++) {
    const base = line * across;
    for (let n = 0; n < size; n++) {
      let sum = 0;
      for (let t = 0; t < taps.length; t++) {
        const at = max(0, min(size - 1, n + t - radius));
        sum += taps[t] * plane[base + at * stride];
      }
      result[base + n * stride] = sum;
    }
  }
  return result;
}
