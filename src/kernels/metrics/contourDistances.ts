import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { contourOfRim } from './contourOfRim.ts';
import { foregroundBox } from './foregroundBox.ts';
import { nearestDistances } from './nearestDistances.ts';
import { rimPixels } from './rimPixels.ts';
import type { LocatedForeground, MaskPairScan } from './scanMaskPair.ts';
import type { Contour, ContourConvention, DirectedDistances, SliceGrid } from './types.ts';

/** Gives the distances between two masks; computes them on first use, once per convention. */
export type DistancesFor = (convention: ContourConvention) => DirectedDistances;

type ContourFor = (convention: ContourConvention) => Contour;

/**
 * The contour distances, in mm, between two masks that a scan has checked and located. All work stays inside
 * the masks' bounding boxes. The function it returns throws EMPTY_MASK when a mask has no foreground.
 */
export function contourDistances(
  prediction: Uint8Array,
  reference: Uint8Array,
  grid: SliceGrid,
  scan: MaskPairScan,
): DistancesFor {
  const known: Partial<Record<ContourConvention, DirectedDistances>> = {};
  let contours: readonly [ContourFor, ContourFor] | undefined;
  return (convention) => {
    contours ??= [contoursOf(prediction, grid, scan.prediction), contoursOf(reference, grid, scan.reference)];
    known[convention] ??= distancesBetween(
      contours[0](convention),
      contours[1](convention),
      grid.pixelSpacingMm,
    );
    return known[convention];
  };
}

function contoursOf(
  mask: Uint8Array,
  { width, height }: SliceGrid,
  foreground: LocatedForeground | undefined,
): ContourFor {
  if (foreground === undefined) {
    throw new SonoledgerError('EMPTY_MASK', 'An empty mask has no contour. Check for foreground first.');
  }
  const rim = rimPixels(mask, width, height, foregroundBox(foreground, width));
  return (convention) => contourOfRim(rim, mask, width, height, convention);
}

function distancesBetween(
  predicted: Contour,
  referenced: Contour,
  pixelSpacingMm: SliceGrid['pixelSpacingMm'],
): DirectedDistances {
  return {
    predictionToReference: nearestDistances(predicted, referenced, pixelSpacingMm),
    referenceToPrediction: nearestDistances(referenced, predicted, pixelSpacingMm),
  };
}
