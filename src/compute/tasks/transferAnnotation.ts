import { writeNifti } from '../../formats/nifti/writeNifti.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { voxelVolumeMm3 } from '../../kernels/geometry/voxelVolumeMm3.ts';
import { type TransferMethod, transferLabel } from '../../kernels/labels/transferLabel.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { countVoxels } from '../../kernels/masks/countVoxels.ts';
import { decodeField, decodeImage, decodeMask, type SourceFile } from './sourceImage.ts';

export interface TransferAnnotationPayload {
  readonly annotation: SourceFile;
  readonly ultrasound: SourceFile;
  readonly movingToFixedLps: Mat4;
  /** The registration's displacement field, if it has one. */
  readonly field: SourceFile | null;
  readonly method: TransferMethod;
}

/** The pseudo label as a compressed NIfTI file, with its counts on the ultrasound grid. */
export interface TransferredAnnotation {
  readonly bytes: Uint8Array;
  readonly voxelCount: number;
  readonly voxelsCropped: number;
  readonly volumeMm3: number;
  readonly tumourInConeFraction: number;
}

/** Carries an annotation onto the ultrasound grid, crops it to the cone and encodes it. */
export function transferAnnotation(payload: TransferAnnotationPayload): TransferredAnnotation {
  const ultrasound = decodeImage(payload.ultrasound);
  const transferred = transferLabel({
    label: decodeMask(payload.annotation),
    labelToTargetLps: payload.movingToFixedLps,
    field: payload.field && decodeField(payload.field),
    target: ultrasound.geometry,
    cone: coneMask(ultrasound),
    method: payload.method,
  });
  const voxelCount = countVoxels(transferred.label);
  return {
    bytes: writeNifti(transferred.label, { gzip: true, description: 'pseudo label' }),
    voxelCount,
    voxelsCropped: transferred.voxelsCropped,
    volumeMm3: voxelCount * voxelVolumeMm3(ultrasound.geometry),
    tumourInConeFraction: transferred.tumourInConeFraction,
  };
}
