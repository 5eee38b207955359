import type { Mat4, PointsLps } from '../../kernels/geometry/types.ts';
import { renderQcSheet } from '../../rendering/renderQcSheet.ts';
import type { QcSheetInput } from '../../rendering/types.ts';
import { decodeImage, decodeMask, type SourceFile } from './sourceImage.ts';

export interface RegistrationSheetPayload
  extends Omit<QcSheetInput, 'fixed' | 'moving' | 'movingLabel' | 'fixedLabel' | 'landmarks' | 'carried'> {
  readonly fixed: SourceFile;
  readonly moving: SourceFile;
  readonly movingLabel: SourceFile | null;
  readonly fixedLabel: SourceFile | null;
  readonly landmarks: { readonly movingLps: PointsLps; readonly fixedLps: PointsLps } | null;
  readonly trackedMovingToFixedLps: Mat4;
}

/** Draws the quality-control sheet of a registration. Returns PNG bytes. */
export function renderRegistrationSheet(payload: RegistrationSheetPayload): Uint8Array {
  const { fixed, moving, movingLabel, fixedLabel, landmarks, ...texts } = payload;
  return renderQcSheet({
    ...texts,
    fixed: decodeImage(fixed),
    moving: decodeImage(moving),
    ...(movingLabel && { movingLabel: decodeMask(movingLabel) }),
    ...(fixedLabel && { fixedLabel: decodeMask(fixedLabel) }),
    ...(landmarks && { landmarks }),
  });
}
