import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { openFilters } from './openFilters.ts';

/** Weights beyond this many standard deviations are cut; the rest is renormalised. */
const TRUNCATION_SIGMAS = 3;

/**
 * Separable Gaussian smoothing with a standard deviation in mm, the same in every world direction. At the
 * image border the kernel is cut and renormalised, so a constant image stays constant. Single precision.
 * @param sigmaMm 0 copies the image
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function gaussianSmooth(image: Image<VoxelArray>, sigmaMm: number): Image<Float32Array> {
  validateImage(image);
  if (!(sigmaMm >= 0 && sigmaMm < Infinity)) {
    throw new SonoledgerError('INVALID_INPUT', `sigmaMm must be finite and not negative; it is ${sigmaMm}.`);
  }
  const { geometry } = image;
  const kernels = geometry.spacingMm.map((mm) => gaussianWeights(sigmaMm / mm));
  const axes = [0, 1, 2].filter((axis) => kernels[axis].length > 1 && geometry.size[axis] > 1);
  if (sigmaMm === 0 || axes.length === 0) return { geometry, data: new Float32Array(image.data) };
  return { geometry, data: smoothAxes(image, axes, kernels) };
}

/** Goes back and forth between two buffers, one axis at a time. */
function smoothAxes(
  { data, geometry: { size } }: Image<VoxelArray>,
  axes: readonly number[],
  kernels: readonly Float64Array[],
): Float32Array {
  const longest = Math.max(...size) + 2 * Math.max(...kernels.map((weights) => weights.length));
  const filters = openFilters([data.length, data.length, longest, longest, longest + 4]);
  const [, , weightsAt, gainsAt, lineAt] = filters.offsets;
  filters.view(0, data.length).set(data);
  let input = 0;
  for (const axis of axes) {
    const weights = kernels[axis];
    const radius = weights.length - 1;
    filters.view(2, weights.length).set(weights);
    filters.view(3, size[axis]).set(borderGains(size[axis], weights));
    const [from, to] = [filters.offsets[input], filters.offsets[1 - input]];
    if (axis === 0) {
      filters.view(4, longest + 4).fill(0);
      const rows = data.length / size[0];
      filters.smoothAlong(from, to, size[0], rows, weightsAt, gainsAt, radius, lineAt);
    } else {
      const inner = axis === 1 ? size[0] : size[0] * size[1];
      const blocks = data.length / (inner * size[axis]);
      filters.smoothAcross(from, to, inner, size[axis], blocks, weightsAt, gainsAt, radius);
    }
    input = 1 - input;
  }
  return filters.view(input, data.length).slice();
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
