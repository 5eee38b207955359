import { describe, expect, it } from '@jest/globals';
import { EVIDENCE_MODEL } from '../../../../src/kernels/registration/uncertainty/evidenceModel.ts';
import {
  FAILURE_FEATURES,
  failureFeatures,
} from '../../../../src/kernels/registration/uncertainty/failureFeatures.ts';
import { failureProbability } from '../../../../src/kernels/registration/uncertainty/failureProbability.ts';
import type { EvidenceModel, FailureSigns } from '../../../../src/kernels/registration/uncertainty/types.ts';

const GOOD: FailureSigns = {
  similarityAboveNullSd: 9,
  similarityGainSd: 8,
  basinShare: 1,
  restartDispersionMm: 0.4,
  secondModeGap: null,
  overlapFraction: 1,
  displacementSpreadMm: 0.1,
};
const BAD: FailureSigns = {
  similarityAboveNullSd: 3,
  similarityGainSd: 3,
  basinShare: 0.1,
  restartDispersionMm: 12,
  secondModeGap: 0,
  overlapFraction: 0.6,
  displacementSpreadMm: undefined,
};

describe('failureFeatures', () => {
  it('takes no second mode for the widest gap and no maximum for a spread of 20 mm', () => {
    expect(failureFeatures(GOOD)[4]).toBe(1);
    expect(failureFeatures({ ...GOOD, secondModeGap: -0.3 })[4]).toBe(0);
    expect(failureFeatures(BAD)[6]).toBeCloseTo(Math.log(20), 12);
  });
});

describe('failureProbability', () => {
  it('is a logistic regression on standardised features', () => {
    const model: EvidenceModel = {
      version: 'test',
      ratio68: 1,
      ratio95: 2,
      failure: {
        means: [0, 0, 0.5, 0, 0, 0, 0],
        sds: [1, 1, 0.25, 1, 1, 1, 1],
        weights: [0, 0, -1.5, 0, 0, 0, 0],
        intercept: 1,
      },
    };
    // Features other than the share of restarts have no weight: 1 - 1.5 * (1 - 0.5) / 0.25 = -2.
    expect(failureProbability(GOOD, model)).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
  });

  it('is low for what all signs speak for, and high for what they speak against', () => {
    expect(failureProbability(GOOD, EVIDENCE_MODEL)).toBeLessThan(0.05);
    expect(failureProbability(BAD, EVIDENCE_MODEL)).toBeGreaterThan(0.9);
  });

  it('has a committed model of the right shape', () => {
    const { means, sds, weights } = EVIDENCE_MODEL.failure;
    for (const list of [means, sds, weights]) expect(list).toHaveLength(FAILURE_FEATURES.length);
    expect(EVIDENCE_MODEL.ratio95).toBeGreaterThan(EVIDENCE_MODEL.ratio68);
    expect(Math.min(...sds)).toBeGreaterThan(0);
    for (const [n, { sign }] of FAILURE_FEATURES.entries())
      expect(sign * weights[n]).toBeGreaterThanOrEqual(0);
  });
});
