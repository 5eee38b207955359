import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { blockMean } from '../filters/blockMean.ts';
import { gradientMagnitude } from '../filters/gradientMagnitude.ts';
import { smoothWithinMask } from '../filters/smoothWithinMask.ts';
import type { Image, Mask, Vec3, VoxelArray } from '../geometry/types.ts';
import { coneMask } from '../masks/coneMask.ts';
import { erodeMask } from '../masks/erodeMask.ts';
import { nearFieldMask } from '../similarity/nearField/nearFieldMask.ts';

/** Edges are looked for at this scale: below it speckle, above it sulci melt. */
const SCALE_MM = 1;
/** The band at the transducer's face and the border of the cone show bright edges that are no anatomy, mm. */
const NEAR_FIELD_MM = 8;
const BORDER_MM = 2;
/** Speckle has gradients everywhere; only what exceeds this share counts. */
const SPECKLE_FRACTION = 0.9;
/** Gradients per mm up to this share of the brightest value are rounding. */
const ROUNDING_SHARE = 1e-4;
/** One bright spot must not decide: gradients count at most as much as the one at this share. */
const CLIP_FRACTION = 0.99;

/**
 * The planes of constant i, j and k that carry most ultrasound edges. The rule: shrink the volume to about 1 mm
 * and smooth it by 1 mm inside the cone; leave out 8 mm at the transducer's face and 2 mm at the border of the
 * cone; weigh each voxel by what its gradient exceeds the 90th percentile of the rest by, clipped at the 99th; per
 * axis take the plane with the largest sum, the lower index of equal ones. Planes nearer than `apartMm` to
 * `otherIndex` are passed over while another has edges.
 *
 * @returns an index per axis, or null where the cone is too thin or too even to have edges
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function strongestEdgePlanes(
  ultrasound: Image<VoxelArray>,
  otherIndex: Vec3 | null = null,
  apartMm = 3,
): Vec3 | null {
  const factors = shrinkFactors(ultrasound.geometry.spacingMm);
  const image = blockMean(ultrasound, factors);
  const weights = edgeWeights(image);
  if (weights === null) return null;
  const strongest = (axis: 0 | 1 | 2): number => {
    const sums = planeSums(weights, image.geometry.size, axis);
    const other = otherIndex && otherIndex[axis] / factors[axis];
    const apart = apartMm / image.geometry.spacingMm[axis];
    const far = sums.map((sum, index) => (other !== null && Math.abs(index - other) < apart ? 0 : sum));
    const found = indexOfLargest(far.some((sum) => sum > 0) ? far : sums);
    const index = found * factors[axis] + Math.floor(factors[axis] / 2);
    return Math.min(index, ultrasound.geometry.size[axis] - 1);
  };
  return [strongest(0), strongest(1), strongest(2)];
}

function shrinkFactors(spacingMm: Vec3): Vec3 {
  const [i, j, k] = spacingMm.map((mm) => Math.max(1, Math.round(SCALE_MM / mm)));
  return [i, j, k];
}

function edgeWeights(image: Image): Float64Array | null {
  const cone = orNull(() => coneMask(image));
  const deep = cone && orNull(() => nearFieldMask(image, cone, NEAR_FIELD_MM).mask);
  if (!cone || !deep) return null;
  const radius = Math.ceil(BORDER_MM / Math.min(...image.geometry.spacingMm));
  const inner = erodeMask(deep, radius);
  const smooth = smoothWithinMask(image, cone, SCALE_MM);
  const { data } = gradientMagnitude(smooth);
  const sorted = data.filter((_, at) => inner.data[at] !== 0).sort();
  const share = (fraction: number): number => sorted[Math.floor(fraction * (sorted.length - 1))];
  const [least, most] = [share(SPECKLE_FRACTION), share(CLIP_FRACTION)];
  const rounding = ROUNDING_SHARE * smooth.data.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  if (!(most > Math.max(least, rounding))) return null;
  return Float64Array.from(data, (g, at) => inner.data[at] * Math.max(0, Math.min(g, most) - least));
}

/** A volume without a cone, or with one that is all near field, has no such planes. */
function orNull(find: () => Mask): Mask | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof SonoledgerError && error.code === 'EMPTY_MASK') return null;
    throw error;
  }
}

function planeSums(weights: Float64Array, [ni, nj, nk]: Vec3, axis: 0 | 1 | 2): number[] {
  const sums = new Array<number>([ni, nj, nk][axis]).fill(0);
  for (let k = 0, at = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, at++) sums[axis === 0 ? i : axis === 1 ? j : k] += weights[at];
    }
  }
  return sums;
}

function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best] ? index : best), 0);
}
