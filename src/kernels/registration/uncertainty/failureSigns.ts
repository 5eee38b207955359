import type { JudgedPose } from '../judgePose.ts';
import type { FailureSigns } from './types.ts';

/** What a search's evidence says about its failure. */
export function failureSigns(judged: JudgedPose, displacementSpreadMm: number | undefined): FailureSigns {
  const { similarityAboveNullSd, restartsInBasin, restartCount } = judged;
  return {
    similarityAboveNullSd,
    similarityGainSd: judged.similarityGainSd,
    basinShare: restartsInBasin / Math.max(1, restartCount),
    restartDispersionMm: judged.restartDispersionMm,
    secondModeGap: judged.secondModeGap,
    overlapFraction: judged.overlapFraction,
    displacementSpreadMm,
  };
}
