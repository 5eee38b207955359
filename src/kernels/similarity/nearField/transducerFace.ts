import { gaussianSmooth } from '../../filters/gaussianSmooth.ts';
import { smoothWithinMask } from '../../filters/smoothWithinMask.ts';
import type { Image, Mask, Vec3, VoxelArray } from '../../geometry/types.ts';
import { maskBoundary } from '../../masks/maskBoundary.ts';

/** Smoothing of the border whose slope gives the outward direction. */
const BORDER_SIGMA_MM = 2;
/** Smoothing of the ultrasound along its border. */
const BRIGHTNESS_SIGMA_MM = 1;
/** The face is curved and its edges turn away from its middle by no more than this. */
const LEAST_COSINE = 0.6;
/** The face is brighter than the mean of the field of view by this many standard deviations. */
const BRIGHT_SDS = 1;
const ROUNDS = 4;

/**
 * Where the transducer touched: the border voxels of the field of view that are bright and turned the way that the
 * bright border as a whole is. Side walls of a sector are turned aside or dark, its far end is turned away.
 * @returns a mask, empty when no side of the border is bright
 */
export function transducerFace(ultrasound: Image<VoxelArray>, fieldOfView: Mask): Mask {
  const border = describeBorder(ultrasound, fieldOfView);
  const data = new Uint8Array(fieldOfView.data.length);
  const face = { geometry: fieldOfView.geometry, data };
  const direction = brightDirection(border);
  if (direction === undefined) return face;
  const bright = brightLevel(ultrasound, fieldOfView);
  for (const voxel of border) {
    if (voxel.brightness >= bright && cosine(voxel.outward, direction) >= LEAST_COSINE) data[voxel.at] = 1;
  }
  return face;
}

interface BorderVoxel {
  readonly at: number;
  readonly brightness: number;
  /** Unit vector along the voxel axes. */
  readonly outward: Vec3;
}

function describeBorder(ultrasound: Image<VoxelArray>, fieldOfView: Mask): BorderVoxel[] {
  const [ni, nj, nk] = fieldOfView.geometry.size;
  const [mmI, mmJ, mmK] = fieldOfView.geometry.spacingMm;
  const border = maskBoundary(fieldOfView).data;
  const inside = gaussianSmooth(fieldOfView, BORDER_SIGMA_MM).data;
  const brightness = smoothWithinMask(ultrasound, fieldOfView, BRIGHTNESS_SIGMA_MM).data;
  const voxels: BorderVoxel[] = [];
  for (let k = 0, at = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, at++) {
        if (border[at] === 0) continue;
        // Beyond the grid nothing is insonified.
        const x = ((i > 0 ? inside[at - 1] : 0) - (i < ni - 1 ? inside[at + 1] : 0)) / mmI;
        const y = ((j > 0 ? inside[at - ni] : 0) - (j < nj - 1 ? inside[at + ni] : 0)) / mmJ;
        const z = ((k > 0 ? inside[at - ni * nj] : 0) - (k < nk - 1 ? inside[at + ni * nj] : 0)) / mmK;
        const length = Math.hypot(x, y, z);
        if (length > 0) {
          voxels.push({ at, brightness: brightness[at], outward: [x / length, y / length, z / length] });
        }
      }
    }
  }
  return voxels;
}

/** The mean outward direction of the border by squared brightness, again and again over what is turned that way. */
function brightDirection(border: readonly BorderVoxel[]): Vec3 | undefined {
  let direction: Vec3 | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const sum: [number, number, number] = [0, 0, 0];
    let weights = 0;
    for (const { brightness, outward } of border) {
      if (direction !== undefined && cosine(outward, direction) < LEAST_COSINE) continue;
      const weight = brightness * brightness;
      weights += weight;
      for (let axis = 0; axis < 3; axis++) sum[axis] += weight * outward[axis];
    }
    const length = Math.hypot(...sum);
    if (!(length > 1e-6 * weights)) return undefined;
    direction = [sum[0] / length, sum[1] / length, sum[2] / length];
  }
  return direction;
}

function brightLevel({ data }: Image<VoxelArray>, fieldOfView: Mask): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let n = 0; n < data.length; n++) {
    if (fieldOfView.data[n] === 0) continue;
    count++;
    sum += data[n];
    squares += data[n] * data[n];
  }
  const mean = sum / count;
  const sd = Math.sqrt(Math.max(0, squares / count - mean * mean));
  // An even ultrasound has no bright side, whatever the rounding says.
  return mean + Math.max(BRIGHT_SDS * sd, 1e-3 * Math.abs(mean));
}

const cosine = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
