import { leaveOneOutErrors } from '../../kernels/geometry/leaveOneOutErrors.ts';
import type { PointsLps } from '../../kernels/geometry/types.ts';

/** What a person must know who reads the mTRE of a landmark fit, with the error of leaving each landmark out. */
export function describeTrainingError(
  { movingLps, fixedLps }: { readonly movingLps: PointsLps; readonly fixedLps: PointsLps },
  weights?: readonly number[],
): string {
  const lead =
    'The mTRE is a training error: the transform was fitted to the landmarks that it is measured on.';
  const left = leaveOneOutErrors(movingLps, fixedLps, weights);
  return left === null
    ? `${lead} There are too few landmarks to leave one out.`
    : `${lead} Leaving each landmark out in turn gives ${left.meanMm.toFixed(2)} mm.`;
}
