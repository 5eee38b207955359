import { describe, expect, it } from '@jest/globals';
import { displacementDoubts } from '../../../src/compute/tasks/displacementDoubts.ts';
import type { DisplacementEvidence } from '../../../src/kernels/registration/types.ts';

const SURE: DisplacementEvidence = {
  displacementTarget: 'TUMOUR_BOUNDARY',
  displacementMm: 4,
  displacementUncertaintyMm: 0.4,
  displacementRadius95Mm: 1,
  failureProbability: 0.03,
  evidenceModel: 'test',
};

describe('displacementDoubts', () => {
  it('has none about a clear move', () => {
    expect(displacementDoubts(SURE)).toEqual([]);
  });

  it('says when the move is within its uncertainty and when failure is not improbable', () => {
    expect(displacementDoubts({ ...SURE, displacementMm: 0.9, failureProbability: 0.25 })).toEqual([
      "It may have failed: with probability 0.25 the tumour's boundary lies more than 5 mm off.",
      "The pose moves the tumour's boundary by 0.9 mm, less than can be told apart (2.2 mm): the tracked pose may be as good.",
    ]);
  });

  it('says when there is no maximum, and nothing where nothing is calibrated', () => {
    const flat = { ...SURE, displacementUncertaintyMm: null, displacementRadius95Mm: null };
    expect(displacementDoubts(flat)).toEqual([
      'The similarity has no clear maximum at this pose, so its uncertainty is unknown.',
    ]);
    expect(displacementDoubts({ ...flat, failureProbability: null, evidenceModel: null })).toEqual([]);
  });
});
