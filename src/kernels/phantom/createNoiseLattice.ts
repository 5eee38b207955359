import type { RandomGenerator } from '../random/randomGenerator.ts';
import { floor, sqrt } from './boundMath.ts';
import { gaussianTaps } from './gaussianTaps.ts';
import type { NoiseLattice } from './types.ts';

/**
 * Periodic Gaussian noise of zero mean and unit standard deviation.
 * @param sigmaMm of the smoothing; the correlation length is about twice that
 */
export function createNoiseLattice(
  random: RandomGenerator,
  { nodes, spacingMm, sigmaMm, channels }: Omit<NoiseLattice, 'data'> & { readonly sigmaMm: number },
): NoiseLattice {
  const count = nodes ** 3;
  const data = new Float32Array(count * channels);
  const taps = gaussianTaps(sigmaMm / spacingMm);
  for (let channel = 0; channel < channels; channel++) {
    let values = Float32Array.from({ length: count }, () => random.normal());
    for (const stride of [1, nodes, nodes * nodes]) values = smoothPeriodic(values, nodes, stride, taps);
    standardise(values);
    for (let n = 0; n < count; n++) data[n * channels + channel] = values[n];
  }
  return { data, nodes, channels, spacingMm };
}

function smoothPeriodic(
  values: Float32Array,
  nodes: number,
  stride: number,
  taps: Float64Array,
): Float32Array<ArrayBuffer> {
  const radius = (taps.length - 1) / 2;
  const result = new Float32Array(values.length);
  for (let n = 0; n < values.length; n++) {
    const position = floor(n / stride) % nodes;
    const base = n - position * stride;
    let sum = 0;
    for (let t = 0; t < taps.length; t++) {
      sum += taps[t] * values[base + ((position + t - radius + nodes) & (nodes - 1)) * stride];
    }
    result[n] = sum;
  }
  return result;
}

function standardise(values: Float32Array): void {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const scale = 1 / sqrt(squares / values.length - mean * mean);
  for (let n = 0; n < values.length; n++) values[n] = (values[n] - mean) * scale;
}
