import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { gaussianSmooth } from '../filters/gaussianSmooth.ts';
import { gradientMagnitude } from '../filters/gradientMagnitude.ts';
import { IDENTITY_MAT4 } from '../geometry/identityMat4.ts';
import { resampleImage } from '../geometry/resampleImage.ts';
import { sameGrid } from '../geometry/sameGrid.ts';
import type { Geometry, Image, VoxelArray } from '../geometry/types.ts';
import { voxelCount } from '../geometry/voxelCount.ts';
import type { MovingChannels } from './types.ts';

/**
 * Smooths every MRI sequence, takes its gradient magnitude, and interleaves both on one grid. Sequences share the
 * patient's world space but may lie on different grids; where one of them does not reach, the voxel is unknown.
 * @param geometry the common grid; its spacing should not be coarser than the smoothing allows
 * @throws CONSTANT_IMAGE when a sequence has no contrast on the grid
 */
export function movingChannels(
  sequences: readonly Image<VoxelArray>[],
  smoothingMm: number,
  geometry: Geometry,
): MovingChannels {
  const channelCount = 2 * sequences.length;
  const data = new Float32Array(channelCount * voxelCount(geometry));
  sequences.forEach((sequence, position) => {
    const intensity = gaussianSmooth(sequence, smoothingMm);
    const gradient = gradientMagnitude(intensity);
    interleave(data, channelCount, 2 * position, onGrid(intensity, geometry));
    interleave(data, channelCount, 2 * position + 1, onGrid(gradient, geometry));
  });
  return { geometry, channelCount, data };
}

function onGrid(image: Image, geometry: Geometry): Float32Array {
  if (sameGrid(image.geometry, geometry).same) return image.data;
  return resampleImage(image, geometry, IDENTITY_MAT4, 'linear', Number.NaN).data;
}

function interleave(data: Float32Array, channelCount: number, channel: number, values: Float32Array): void {
  const { mean, deviation } = spread(values);
  for (let n = 0, at = channel; n < values.length; n++, at += channelCount) {
    data[at] = (values[n] - mean) / deviation;
  }
}

function spread(values: Float32Array): { mean: number; deviation: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  if (!(variance > 1e-10 * (1e-12 + mean * mean))) {
    throw new SonoledgerError('CONSTANT_IMAGE', 'The MRI has no contrast near the ultrasound.');
  }
  return { mean, deviation: Math.sqrt(variance) };
}
