import type { Mat4, PointsLps } from '../../kernels/geometry/types.ts';
import { carryByField } from '../../rendering/qc/carryByField.ts';
import { renderQcSheet } from '../../rendering/renderQcSheet.ts';
import type { QcSheetInput } from '../../rendering/types.ts';
import { decodeField, decodeImage, decodeMask, type SourceFile } from './sourceImage.ts';

export interface RegistrationSheetPayload
  extends Omit<QcSheetInput, 'fixed' | 'moving' | 'movingLabel' | 'fixedLabel' | 'landmarks' | 'carried'> {
  readonly fixed: SourceFile;
  readonly moving: SourceFile;
  readonly movingLabel: SourceFile | null;
  readonly fixedLabel: SourceFile | null;
  readonly landmarks: { readonly movingLps: PointsLps; readonly fixedLps: PointsLps } | null;
  readonly trackedMovingToFixedLps: Mat4;
  /** The registration's displacement field, if it has one. */
  readonly field: SourceFile | null;
}

/** Draws the quality-control sheet of a registration. Returns PNG bytes. */
export function renderRegistrationSheet(payload: RegistrationSheetPayload): Uint8Array {
  const { fixedLabel, landmarks, field, ...texts } = payload;
  const fixed = decodeImage(payload.fixed);
  const moving = decodeImage(payload.moving);
  const movingLabel = payload.movingLabel === null ? undefined : decodeMask(payload.movingLabel);
  const transform = field && { movingToFixedLps: payload.movingToFixedLps, field: decodeField(field) };
  return renderQcSheet({
    ...texts,
    fixed,
    moving,
    movingLabel,
    ...(transform && { carried: carryByField(moving, movingLabel, fixed.geometry, transform) }),
    ...(fixedLabel && { fixedLabel: decodeMask(fixedLabel) }),
    ...(landmarks && { landmarks }),
  });
}
