import { type ResizeTaps, resizeTaps } from './resizeTaps.ts';

/** Resamples one channel, `source[x + fromWidth * y]`, to another size with the weights of resizeTaps. */
export function resizeChannel(
  source: Float32Array,
  fromWidth: number,
  fromHeight: number,
  width: number,
  height: number,
): Float32Array {
  const narrow = resizeColumns(source, fromWidth, fromHeight, resizeTaps(fromWidth, width));
  return resizeRows(narrow, width, resizeTaps(fromHeight, height));
}

function resizeColumns(source: Float32Array, from: number, rows: number, taps: ResizeTaps): Float32Array {
  const to = taps.first.length;
  const result = new Float32Array(to * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < to; x++) {
      let sum = 0;
      for (let t = 0; t < taps.count; t++) {
        const weight = taps.weights[x * taps.count + t];
        if (weight !== 0) sum += weight * source[y * from + taps.first[x] + t];
      }
      result[y * to + x] = sum;
    }
  }
  return result;
}

function resizeRows(source: Float32Array, width: number, taps: ResizeTaps): Float32Array {
  const to = taps.first.length;
  const result = new Float32Array(width * to);
  for (let y = 0; y < to; y++) {
    for (let t = 0; t < taps.count; t++) {
      const weight = taps.weights[y * taps.count + t];
      if (weight === 0) continue;
      const row = (taps.first[y] + t) * width;
      for (let x = 0; x < width; x++) result[y * width + x] += weight * source[row + x];
    }
  }
  return result;
}
