import { max, min } from './boundMath.ts';

/**
 * Convolves along one axis of a 3D array with clamped edges.
 * @param stride elements between neighbours of the axis
 * @param length samples along the axis
 */
export function filterFanAxis(
  values: Float32Array,
  stride: number,
  length: number,
  taps: Float64Array,
): Float32Array {
  const radius = (taps.length - 1) / 2;
  const result = new Float32Array(values.length);
  const last = length - 1;
  const block = stride * length;
  for (let base = 0; base < values.length; base += block) {
    for (let position = 0; position < length; position++) {
      const target = base + position * stride;
      for (let t = 0; t < taps.length; t++) {
        const tap = taps[t];
        const source = base + max(0, min(last, position + t - radius)) * stride;
        for (let n = 0; n < stride; n++) result[target + n] += tap * values[source + n];
      }
    }
  }
  return result;
}
