import { describe, expect, it } from '@jest/globals';
import type { JudgedPose } from '../../../../src/kernels/registration/judgePose.ts';
import type { DisplacementEvidence } from '../../../../src/kernels/registration/types.ts';
import { weighDisplacement } from '../../../../src/kernels/registration/uncertainty/weighDisplacement.ts';

const judged: JudgedPose = {
  overlapFraction: 1,
  restartCount: 11,
  restartsInBasin: 9,
  restartDispersionMm: 0.5,
  secondModeGap: null,
  translationMm: 4,
  rotationDeg: 3,
  nullSimilarities: { mean: 0.2, sd: 0.03, n: 48 },
  similarityGainSd: 6,
  similarityAboveNullSd: 8,
  betterByEvidence: true,
};
const displacement: DisplacementEvidence = {
  displacementTarget: 'TUMOUR_BOUNDARY',
  displacementMm: 4,
  displacementUncertaintyMm: 0.5,
  displacementRadius95Mm: 1.2,
  failureProbability: 0.02,
  evidenceModel: 'test',
};

const better = (changes: Partial<DisplacementEvidence>, of: JudgedPose = judged): boolean =>
  weighDisplacement(of, { ...displacement, ...changes }).betterByEvidence;

describe('weighDisplacement', () => {
  it('adds the displacement and keeps a verdict that it supports', () => {
    expect(weighDisplacement(judged, displacement)).toEqual({ ...judged, ...displacement });
  });

  it('takes a move within the 95 % radius of 1.2 mm and a bias of 2 mm for none', () => {
    expect(better({ displacementMm: 2.33 })).toBe(false);
    expect(better({ displacementMm: 2.34 })).toBe(true);
  });

  it('does not support what probably failed or has no maximum', () => {
    expect(better({ failureProbability: 0.6 })).toBe(false);
    expect(better({ displacementUncertaintyMm: null, displacementRadius95Mm: null })).toBe(false);
  });

  it('leaves the judgement alone where nothing is calibrated, and never raises it', () => {
    const uncalibrated = {
      displacementUncertaintyMm: null,
      displacementRadius95Mm: null,
      failureProbability: null,
      evidenceModel: null,
    };
    expect(better(uncalibrated)).toBe(true);
    expect(better({}, { ...judged, betterByEvidence: false })).toBe(false);
  });
});
