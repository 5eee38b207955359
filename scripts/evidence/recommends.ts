import { standsOut } from '../../src/kernels/registration/standsOut.ts';
import { doubtRadiusMm } from '../../src/kernels/registration/uncertainty/doubtRadiusMm.ts';
import { failureProbability } from '../../src/kernels/registration/uncertainty/failureProbability.ts';
import type { EvidenceModel } from '../../src/kernels/registration/uncertainty/types.ts';
import { MOST_FAILURE_PROBABILITY } from '../../src/kernels/registration/uncertainty/weighDisplacement.ts';
import { signsOf } from './signsOf.ts';
import type { MeasuredCase } from './types.ts';

/** What `betterByEvidence` is with a model, for cases measured before it was fitted. */
export const recommends = (measured: MeasuredCase, model: EvidenceModel): boolean =>
  standsOut('LC2', measured) && isBeyondDoubt(measured, model) && isUnlikelyToFail(measured, model);

export const isBeyondDoubt = ({ movedMm, spreadMm }: MeasuredCase, { ratio95 }: EvidenceModel): boolean =>
  spreadMm !== null && movedMm > doubtRadiusMm(ratio95 * spreadMm);

export const isUnlikelyToFail = (measured: MeasuredCase, model: EvidenceModel): boolean =>
  failureProbability(signsOf(measured), model) <= MOST_FAILURE_PROBABILITY;
