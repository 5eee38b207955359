import type { InferenceSpec } from './inferenceSpec.ts';
import type { Plane } from './types.ts';

/** nnU-Net's floor for the standard deviation: a constant slice becomes 0. */
const SMALLEST_DEVIATION = 1e-8;

/**
 * Normalises the values of one slice. `zScore` subtracts the mean and divides by the population standard
 * deviation, `unitRange` maps minimum to 0 and maximum to 1; a constant or blank slice becomes 0
 * with both. The region
 * says which pixels set these numbers, see InferenceSpec.
 */
export function normaliseSlice(
  plane: Plane,
  { normalisation, normalisationRegion }: Pick<InferenceSpec, 'normalisation' | 'normalisationRegion'>,
): Plane {
  if (normalisation === 'none') return plane;
  const values = valuesOf(plane, normalisationRegion);
  if (values.length === 0) return { ...plane, data: new Float32Array(plane.data.length) };
  const { shift, scale } = normalisation === 'zScore' ? zScore(values) : unitRange(values);
  const keepZero = normalisationRegion === 'nonZero';
  const data = plane.data.map((value) => (keepZero && value === 0 ? 0 : (value - shift) * scale));
  return { ...plane, data };
}

function valuesOf(plane: Plane, region: InferenceSpec['normalisationRegion']): Float32Array {
  if (region === 'slice') return plane.data;
  if (region === 'nonZero') return plane.data.filter((value) => value !== 0);
  return nonZeroBox(plane);
}

function nonZeroBox({ data, width, height }: Plane): Float32Array {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[x + width * y] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const inBox = (_: number, at: number): boolean => {
    const x = at % width;
    return x >= left && x <= right && at >= top * width && at < (bottom + 1) * width;
  };
  return data.filter(inBox);
}

function zScore(values: Float32Array): { shift: number; scale: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { shift: mean, scale: 1 / Math.max(Math.sqrt(squares / values.length), SMALLEST_DEVIATION) };
}

function unitRange(values: Float32Array): { shift: number; scale: number } {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return highest > lowest ? { shift: lowest, scale: 1 / (highest - lowest) } : { shift: lowest, scale: 0 };
}
