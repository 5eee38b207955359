import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import type { MovingCarrier, QcSheetInput } from '../types.ts';
import { carryByMatrix } from './carryByMatrix.ts';

/** What is compared; `before` is null where the result is the tracked pose itself. */
export interface QcPoses {
  readonly before: MovingCarrier | null;
  readonly after: MovingCarrier;
}

/** The tracked and the registered pose of a sheet. */
export function qcPoses(input: QcSheetInput): QcPoses {
  const { moving, movingLabel, fixed, movingToFixedLps, carried } = input;
  const tracked = input.trackedMovingToFixedLps ?? IDENTITY_MAT4;
  const carry = (pose: readonly number[]) => carryByMatrix(moving, movingLabel, fixed.geometry, pose);
  const same = !carried && movingToFixedLps.every((value, n) => value === tracked[n]);
  return { before: same ? null : carry(tracked), after: carried ?? carry(movingToFixedLps) };
}
