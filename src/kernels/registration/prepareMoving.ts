import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { blockMean } from '../filters/blockMean.ts';
import { cropImage } from '../filters/cropImage.ts';
import { invertMat4 } from '../geometry/invertMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Image, Mat4, Vec3, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { shrinkFactors } from './prepareFixed.ts';
import type { FieldOfViewExtent, MovingSequence } from './types.ts';

/** Beyond the search box, for refinement that leaves it and for smoothing at the border. */
const MARGIN_MM = 12;

/**
 * The part of every sequence that a search around the tracked pose can reach, shrunk to about half the finest
 * sample spacing.
 * @throws NO_OVERLAP when a sequence does not come near the ultrasound, CONSTANT_IMAGE when it is flat there
 */
export function prepareMoving(
  moving: readonly MovingSequence[],
  initialMovingToFixedLps: Mat4,
  extent: FieldOfViewExtent,
  searchTranslationMm: number,
  finestSpacingMm: number,
): readonly Image[] {
  const reachMm = extent.radiusMm + searchTranslationMm + MARGIN_MM;
  const centreLps = transformPoint(invertMat4(initialMovingToFixedLps), extent.centreLps);
  return moving.map(({ sequence, image }) => {
    const { first, end } = reachableBox(image, centreLps, reachMm);
    if (first.some((from, axis) => end[axis] - from < 2)) {
      throw new SonoledgerError(
        'NO_OVERLAP',
        `The ${sequence} does not come within ${reachMm.toFixed(0)} mm of the ultrasound's centre. Check the initial transform and the files' geometry.`,
      );
    }
    const cropped = cropImage(image, first, end);
    requireContrast(sequence, cropped.data);
    return blockMean(cropped, shrinkFactors(cropped.geometry, finestSpacingMm));
  });
}

/** Before anything is smoothed, which gives a constant image the contrast of its rounding. */
function requireContrast(sequence: string, data: Float32Array): void {
  if (data.some((value) => value !== data[0])) return;
  throw new SonoledgerError('CONSTANT_IMAGE', `The ${sequence} has no contrast near the ultrasound.`);
}

/** A rotation about the centre keeps a ball, so a ball of the reach around it is enough. */
function reachableBox(
  image: Image<VoxelArray>,
  centreLps: Vec3,
  reachMm: number,
): { first: Vec3; end: Vec3 } {
  const { size, spacingMm } = image.geometry;
  const centre = transformPoint(worldToIndex(image.geometry), centreLps);
  const first = centre.map((c, axis) => clamp(Math.floor(c - reachMm / spacingMm[axis]), size[axis]));
  const end = centre.map((c, axis) => clamp(Math.ceil(c + reachMm / spacingMm[axis]) + 1, size[axis]));
  return { first: [first[0], first[1], first[2]], end: [end[0], end[1], end[2]] };
}

function clamp(index: number, size: number): number {
  return Math.max(0, Math.min(size, index));
}
