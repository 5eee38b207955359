import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import type { MincImage, MincLimits } from './types.ts';

const WHOLE_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  Uint8Array: [0, 255],
  Int8Array: [-128, 127],
  Uint16Array: [0, 65_535],
  Int16Array: [-32_768, 32_767],
  Uint32Array: [0, 4_294_967_295],
  Int32Array: [-2_147_483_648, 2_147_483_647],
};

interface Scale {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The real values of a MINC image: the valid range of stored values is stretched from image-min to image-max, for each
 * slice where these are given so, and values outside it are cut to it (MINC Programmer's Guide; as nibabel does).
 * Floating-point images are values already. Whole numbers that need no scaling keep their type, else it is float32.
 * @throws CORRUPT_FILE when ranges are no numbers or do not fit the image
 */
export function scaleMincVoxels(image: MincImage, fileName: string): VoxelArray {
  const { voxels } = image;
  if (voxels instanceof Float32Array || voxels instanceof Float64Array) return voxels;
  const range = rangeOf(image, fileName);
  const scales = scalesOf(image, range, fileName);
  const unscaled = scales.every(({ slope, intercept }) => slope === 1 && intercept === 0);
  return unscaled && isWithin(voxels, range) ? voxels : scaled(voxels, range, scales);
}

function scaled(voxels: VoxelArray, [low, high]: readonly number[], scales: readonly Scale[]): Float32Array {
  const values = new Float32Array(voxels.length);
  const length = voxels.length / scales.length;
  for (const [n, { slope, intercept }] of scales.entries()) {
    for (let at = n * length; at < (n + 1) * length; at++) {
      values[at] = Math.min(Math.max(voxels[at], low), high) * slope + intercept;
    }
  }
  return values;
}

function rangeOf({ voxels, validRange }: MincImage, fileName: string): readonly number[] {
  if (validRange === undefined) return WHOLE_RANGE[voxels.constructor.name];
  const sorted = [...validRange].sort((a, b) => a - b);
  if (sorted.length === 2 && sorted.every(Number.isFinite) && sorted[0] < sorted[1]) return sorted;
  throw new SonoledgerError('CORRUPT_FILE', `valid_range of ${fileName} is ${validRange.join(' ')}.`);
}

function scalesOf(image: MincImage, [low, high]: readonly number[], fileName: string): Scale[] {
  const minimum = image.imageMin ?? { shape: [], values: [0] };
  const maximum = image.imageMax ?? { shape: [], values: [1] };
  const shape = image.dimensions.map(({ length }) => length);
  requireLeading(minimum, shape, 'image-min', fileName);
  requireLeading(maximum, shape, 'image-max', fileName);
  const counts = new Set([minimum.values.length, maximum.values.length].filter((length) => length > 1));
  if (counts.size > 1) {
    throw new SonoledgerError('CORRUPT_FILE', `image-min and image-max of ${fileName} differ in shape.`);
  }
  const [count = 1] = counts;
  return Array.from({ length: count }, (_, n) => {
    const from = minimum.values[minimum.values.length === 1 ? 0 : n];
    const to = maximum.values[maximum.values.length === 1 ? 0 : n];
    const slope = (to - from) / (high - low);
    return { slope, intercept: from - low * slope };
  });
}

/** One value, or one for each index of the slowest dimensions. */
function requireLeading(
  { shape, values }: MincLimits,
  imageShape: readonly number[],
  name: string,
  fileName: string,
): void {
  const fits = shape.length < imageShape.length && shape.every((length, n) => length === imageShape[n]);
  if ((values.length === 1 || fits) && Array.from(values).every(Number.isFinite)) return;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${name} of ${fileName} has the shape ${shape.join(' x ')} or values that are no finite numbers.`,
  );
}

function isWithin(voxels: VoxelArray, [low, high]: readonly number[]): boolean {
  for (const value of voxels) if (value < low || value > high) return false;
  return true;
}
