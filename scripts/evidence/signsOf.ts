import type { FailureSigns } from '../../src/kernels/registration/uncertainty/types.ts';
import type { MeasuredCase } from './types.ts';

export const signsOf = (measured: MeasuredCase): FailureSigns => ({
  similarityAboveNullSd: measured.similarityAboveNullSd,
  similarityGainSd: measured.similarityGainSd,
  basinShare: measured.restartsInBasin / Math.max(1, measured.restartCount),
  restartDispersionMm: measured.restartDispersionMm,
  secondModeGap: measured.secondModeGap,
  overlapFraction: measured.overlapFraction,
  displacementSpreadMm: measured.spreadMm ?? undefined,
});
