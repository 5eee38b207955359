import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Vec3, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';

/** Weights beyond this many standard deviations are cut; the rest is renormalised. */
const TRUNCATION_SIGMAS = 3;

/**
 * Separable Gaussian smoothing with a standard deviation in mm, the same in every world direction. At the
 * image border the kernel is cut and renormalised, so a constant image stays constant.
 * @param sigmaMm 0 copies the image
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function gaussianSmooth(image: Image<VoxelArray>, sigmaMm: number): Image<Float32Array> {
  validateImage(image);
  if (!(sigmaMm >= 0 && sigmaMm < Infinity)) {
    throw new SonoledgerError('INVALID_INPUT', `sigmaMm must be finite and not negative; it is ${sigmaMm}.`);
  }
  const { size, spacingMm } = image.geometry;
  let data = Float32Array.from(image.data);
  if (sigmaMm === 0) return { geometry: image.geometry, data };
  let spare = new Float32Array(data.length);
  for (let axis = 0; axis < 3; axis++) {
    const weights = gaussianWeights(sigmaMm / spacingMm[axis]);
    if (weights.length === 1 || size[axis] === 1) continue;
    if (axis === 0) smoothRows(data, spare, size[0], weights);
    else smoothAcrossRows(data, spare, size, axis, weights);
    [data, spare] = [spare, data];
  }
  return { geometry: image.geometry, data };
}

/** Half of a symmetric kernel: weight of the centre, then of the offsets 1, 2, ...; the whole sums to 1. */
function gaussianWeights(sigmaVoxels: number): Float64Array {
  const radius = Math.ceil(TRUNCATION_SIGMAS * sigmaVoxels);
  const weights = Float64Array.from({ length: radius + 1 }, (_, t) =>
    Math.exp(-0.5 * (t / sigmaVoxels) ** 2),
  );
  const total = 2 * weights.reduce((sum, w) => sum + w, 0) - weights[0];
  return weights.map((w) => w / total);
}

/** 1 over the kernel mass that lies inside a line of `length` voxels, for every position. */
function borderGains(length: number, weights: Float64Array): Float64Array {
  return Float64Array.from({ length }, (_, x) => {
    let mass = weights[0];
    for (let t = 1; t < weights.length; t++) mass += weights[t] * (Number(x >= t) + Number(x + t < length));
    return 1 / mass;
  });
}

function smoothRows(input: Float32Array, output: Float32Array, length: number, weights: Float64Array): void {
  const gains = borderGains(length, weights);
  const radius = weights.length - 1;
  const line = new Float64Array(length + 2 * radius);
  for (let start = 0; start < input.length; start += length) {
    for (let x = 0; x < length; x++) line[radius + x] = input[start + x];
    for (let x = 0; x < length; x++) {
      const centre = radius + x;
      let sum = weights[0] * line[centre];
      for (let t = 1; t <= radius; t++) sum += weights[t] * (line[centre - t] + line[centre + t]);
      output[start + x] = sum * gains[x];
    }
  }
}

/** Smooths along axis 1 or 2 by adding whole rows, which keeps memory access contiguous. */
function smoothAcrossRows(
  input: Float32Array,
  output: Float32Array,
  size: Vec3,
  axis: number,
  weights: Float64Array,
): void {
  const length = size[axis];
  const inner = axis === 1 ? size[0] : size[0] * size[1];
  const gains = borderGains(length, weights);
  const row = new Float64Array(inner);
  for (let block = 0; block < input.length; block += inner * length) {
    for (let y = 0; y < length; y++) {
      row.fill(0);
      const from = Math.max(0, y - weights.length + 1);
      const to = Math.min(length - 1, y + weights.length - 1);
      for (let source = from; source <= to; source++) {
        const weight = weights[Math.abs(source - y)] * gains[y];
        const offset = block + source * inner;
        for (let x = 0; x < inner; x++) row[x] += weight * input[offset + x];
      }
      output.set(row, block + y * inner);
    }
  }
}
