import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { blockMean } from '../filters/blockMean.ts';
import { sameGrid } from '../geometry/sameGrid.ts';
import type { Geometry, Image, Mask, Vec3, VoxelArray } from '../geometry/types.ts';
import { coneMask } from '../masks/coneMask.ts';
import { validateMask } from '../masks/validateMask.ts';
import { voxelCentresLps } from '../masks/voxelCentresLps.ts';
import { nearFieldMask } from '../similarity/nearField/nearFieldMask.ts';
import type { FieldOfViewExtent } from './types.ts';

export interface FixedVolume {
  /** Shrunk to about half the spacing of the finest samples. */
  readonly image: Image;
  /** Where samples may lie: the field of view without its near field. */
  readonly sampleMask: Mask;
  /** Depth of what was left out at the transducer's face; 0 when no face was found. */
  readonly nearFieldMm: number;
  readonly extent: FieldOfViewExtent;
}

/** The ultrasound as the similarity needs it: shrunk, with its sample mask and the extent of that mask. */
export function prepareFixed(
  fixed: Image<VoxelArray>,
  fieldOfView: Mask | undefined,
  finestSpacingMm: number,
  nearFieldMm: number | undefined,
): FixedVolume {
  const factors = shrinkFactors(fixed.geometry, finestSpacingMm);
  const image = blockMean(fixed, factors);
  const cone = fieldOfView === undefined ? coneMask(image) : shrinkMask(fixed.geometry, fieldOfView, factors);
  const { mask: sampleMask, depthMm } = nearFieldMask(image, cone, nearFieldMm);
  return { image, sampleMask, nearFieldMm: depthMm, extent: fieldOfViewExtent(sampleMask) };
}

/** Whole factors that keep at least about two voxels per sample. */
export function shrinkFactors({ spacingMm }: Geometry, sampleSpacingMm: number): Vec3 {
  const [i, j, k] = spacingMm.map((mm) => Math.max(1, Math.floor((0.55 * sampleSpacingMm) / mm)));
  return [i, j, k];
}

/** Keeps the blocks that lie in the mask as a whole, so that no voxel mixes inside and outside. */
export function shrinkWithinMask(mask: Mask, factors: Vec3): Mask {
  if (factors.every((factor) => factor === 1)) return mask;
  const shares = blockMean(mask, factors);
  const data = new Uint8Array(shares.data.length);
  for (let n = 0; n < data.length; n++) data[n] = shares.data[n] > 0.999 ? 1 : 0;
  return { geometry: shares.geometry, data };
}

function shrinkMask(geometry: Geometry, fieldOfView: Mask, factors: Vec3): Mask {
  validateMask(fieldOfView);
  const grids = sameGrid(geometry, fieldOfView.geometry);
  if (!grids.same) {
    throw new SonoledgerError(
      'GRID_MISMATCH',
      `The field of view is not on the ultrasound's grid: ${grids.reason}`,
    );
  }
  return shrinkWithinMask(fieldOfView, factors);
}

function fieldOfViewExtent(mask: Mask): FieldOfViewExtent {
  const points = voxelCentresLps(mask);
  const count = points.length / 3;
  const centre: [number, number, number] = [0, 0, 0];
  for (let n = 0; n < points.length; n++) centre[n % 3] += points[n] / count;
  let squares = 0;
  let farthest = 0;
  for (let n = 0; n < points.length; n += 3) {
    const squared =
      (points[n] - centre[0]) ** 2 + (points[n + 1] - centre[1]) ** 2 + (points[n + 2] - centre[2]) ** 2;
    squares += squared;
    farthest = Math.max(farthest, squared);
  }
  return {
    centreLps: centre,
    spreadMm: Math.sqrt(squares / count / 3),
    radiusMm: Math.sqrt(farthest),
  };
}
