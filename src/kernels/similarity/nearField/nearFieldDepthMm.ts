import type { Image, Mask, VoxelArray } from '../../geometry/types.ts';

const BIN_MM = 0.5;
/** Depths whose mean brightness is that of the brain. */
const BRAIN_FROM_MM = 8;
const BRAIN_TO_MM = 16;
/** The band ends where the mean brightness has fallen to this share above the brain's. */
const ABOVE_BRAIN = 1.15;
/** Beyond the band, for what smoothing carries inwards. */
const MARGIN_MM = 1;
const LEAST_MM = 2;
const MOST_MM = 6;

/**
 * How deep the bright band at the transducer's face reaches: where the mean brightness by distance from the face
 * comes down to that of the brain below, plus 1 mm; between 2 and 6 mm.
 * @param distanceMm from the face, one per voxel
 */
export function nearFieldDepthMm(
  { data }: Image<VoxelArray>,
  fieldOfView: Mask,
  distanceMm: Float32Array,
): number {
  const bins = Math.round(BRAIN_TO_MM / BIN_MM);
  const sums = new Float64Array(bins);
  const counts = new Float64Array(bins);
  for (let n = 0; n < data.length; n++) {
    const bin = Math.floor(distanceMm[n] / BIN_MM);
    if (fieldOfView.data[n] === 0 || !(bin < bins)) continue;
    sums[bin] += data[n];
    counts[bin]++;
  }
  const brain = meanOf(sums, counts, BRAIN_FROM_MM / BIN_MM, bins);
  for (let bin = 0; bin * BIN_MM < MOST_MM - MARGIN_MM; bin++) {
    if (counts[bin] === 0 || meanOf(sums, counts, bin, bin + 1) > ABOVE_BRAIN * brain) continue;
    // The outermost voxels mix with the outside and may be dark in front of the band.
    if (bin === 0) continue;
    return Math.max(LEAST_MM, bin * BIN_MM + MARGIN_MM);
  }
  return MOST_MM;
}

function meanOf(sums: Float64Array, counts: Float64Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let bin = from; bin < to; bin++) {
    sum += sums[bin];
    count += counts[bin];
  }
  return sum / count;
}
