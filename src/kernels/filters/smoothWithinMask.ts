import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { sameGrid } from '../geometry/sameGrid.ts';
import type { Image, Mask, VoxelArray } from '../geometry/types.ts';
import { gaussianSmooth } from './gaussianSmooth.ts';

/**
 * Gaussian smoothing that uses only voxels inside a mask (normalised convolution, Knutsson and Westin 1993),
 * so that the empty space around an ultrasound cone does not darken its border. Outside the mask the result is 0.
 * @throws GRID_MISMATCH when the mask lies on another grid
 */
export function smoothWithinMask(image: Image<VoxelArray>, mask: Mask, sigmaMm: number): Image<Float32Array> {
  const grids = sameGrid(image.geometry, mask.geometry);
  if (!grids.same)
    throw new SonoledgerError('GRID_MISMATCH', `The mask is not on the image's grid: ${grids.reason}`);
  const inside = { geometry: image.geometry, data: new Float32Array(image.data) };
  for (let n = 0; n < inside.data.length; n++) if (mask.data[n] === 0) inside.data[n] = 0;
  if (sigmaMm === 0) return inside;
  const { data } = gaussianSmooth(inside, sigmaMm);
  const mass = gaussianSmooth(mask, sigmaMm).data;
  for (let n = 0; n < data.length; n++) data[n] = mask.data[n] === 0 ? 0 : data[n] / mass[n];
  return { geometry: image.geometry, data };
}
