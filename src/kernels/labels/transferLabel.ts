import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { resampleThrough } from '../deformation/resampleThrough.ts';
import type { DisplacementField, SpatialTransform } from '../deformation/types.ts';
import { resampleImage } from '../geometry/resampleImage.ts';
import { sameGrid } from '../geometry/sameGrid.ts';
import type { Geometry, Image, Mask, Mat4 } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { countVoxels } from '../masks/countVoxels.ts';
import { validateMask } from '../masks/validateMask.ts';
import { fractionInCone } from './fractionInCone.ts';

/**
 * How a label is carried to another grid: `nearest` takes the nearest source voxel, as the study did;
 * `linearThreshold` interpolates the mask linearly and keeps 0.5 and above, which gives smoother borders.
 */
export type TransferMethod = 'nearest' | 'linearThreshold';

export interface TransferLabelInput {
  /** The annotation; every value above 0 is the structure. */
  readonly label: Image<Uint8Array>;
  /** Maps world points of the annotated volume to world points of the target: `movingToFixedLps`. */
  readonly labelToTargetLps: Mat4;
  /** The registration's displacement field, if it has one: it then goes before the matrix. */
  readonly field?: DisplacementField | null;
  readonly target: Geometry;
  /** The field of view on the target grid. */
  readonly cone: Mask;
  readonly method: TransferMethod;
}

export interface TransferredLabel {
  /** On the target grid, cropped to the cone. */
  readonly label: Mask;
  /** Voxels on the target grid before the crop. */
  readonly voxelsBeforeCrop: number;
  /** Voxels that the crop took away. */
  readonly voxelsCropped: number;
  /**
   * Share of the source structure's voxels whose centres fall into the cone, 0 to 1. What lies beyond the target
   * grid counts as outside, which the voxel counts above cannot show.
   */
  readonly tumourInConeFraction: number;
}

/**
 * Carries an annotation through a registration onto the ultrasound grid and crops it to the cone. A label that
 * falls fully outside the cone is a valid result with no voxels and fraction 0.
 * @throws EMPTY_MASK when the annotation is empty, GRID_MISMATCH when the cone is not on the target grid,
 * INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function transferLabel(input: TransferLabelInput): TransferredLabel {
  const { label, labelToTargetLps, target, cone, method } = input;
  const transform: SpatialTransform = { movingToFixedLps: labelToTargetLps, field: input.field ?? null };
  validateImage(label);
  validateMask(cone);
  requireSameGrid(target, cone.geometry);
  const source: Mask = { geometry: label.geometry, data: label.data.map((value) => (value > 0 ? 1 : 0)) };
  if (countVoxels(source) === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      'The annotation has no voxels, so there is no label to transfer.',
    );
  }
  const carried = carry(source, target, transform, method);
  const cropped: Mask = { geometry: target, data: carried.data.map((value, n) => value & cone.data[n]) };
  const voxelsBeforeCrop = countVoxels(carried);
  return {
    label: cropped,
    voxelsBeforeCrop,
    voxelsCropped: voxelsBeforeCrop - countVoxels(cropped),
    tumourInConeFraction: fractionInCone(source, transform, cone),
  };
}

function requireSameGrid(target: Geometry, cone: Geometry): void {
  const comparison = sameGrid(target, cone);
  if (!comparison.same) {
    throw new SonoledgerError('GRID_MISMATCH', `The cone is not on the target grid: ${comparison.reason}.`);
  }
}

function carry(source: Mask, target: Geometry, transform: SpatialTransform, method: TransferMethod): Mask {
  if (method === 'nearest' && transform.field === null) {
    return resampleImage(source, target, transform.movingToFixedLps, 'nearest', 0);
  }
  const interpolation = method === 'nearest' ? 'nearest' : 'linear';
  const { data } = resampleThrough(source, target, transform, interpolation, 0);
  const carried = new Uint8Array(data.length);
  for (let n = 0; n < data.length; n++) carried[n] = data[n] >= 0.5 ? 1 : 0;
  return { geometry: target, data: carried };
}
