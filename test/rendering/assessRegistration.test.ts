import { describe, expect, test } from '@jest/globals';
import { assessRegistration } from '../../src/rendering/assessRegistration.ts';
import type { EvidenceLevel, RegistrationEvidence } from '../../src/rendering/types.ts';
import { NOTHING_MEASURED } from './ellipsoidPair.ts';

type Case = [string, Partial<RegistrationEvidence>, EvidenceLevel];

const CASES: Case[] = [
  ['nothing was measured', {}, 'NOT_MEASURED'],
  ['similarity rose', { similarityBefore: 0.2, similarityAfter: 0.3 }, 'BETTER'],
  [
    'similarity rose and that is all there is, but the limits of the evidence are not met',
    { similarityBefore: 0.2, similarityAfter: 0.3, betterByEvidence: false },
    'NOT_BETTER',
  ],
  [
    'landmarks got better though the limits of the evidence are not met',
    { similarityBefore: 0.2, similarityAfter: 0.3, mtreBeforeMm: 5, mtreAfterMm: 2, betterByEvidence: false },
    'BETTER',
  ],
  [
    'the result is the tracked pose',
    { poseChangeMm: 0, poseChangeDeg: 0, similarityBefore: 0.3, similarityAfter: 0.3, mtreAfterMm: 1.1 },
    'TRACKED',
  ],
  ['similarity fell', { similarityBefore: 0.3, similarityAfter: 0.29 }, 'WORSE'],
  [
    'similarity rose by less than a hundredth',
    { similarityBefore: 0.3, similarityAfter: 0.302 },
    'NOT_BETTER',
  ],
  [
    'similarity rose while landmarks got worse',
    { similarityBefore: 0.22, similarityAfter: 0.26, mtreBeforeMm: 1.1, mtreAfterMm: 2.13 },
    'WORSE',
  ],
  [
    'landmarks got better while similarity fell',
    { similarityBefore: 0.26, similarityAfter: 0.22, mtreBeforeMm: 5, mtreAfterMm: 2 },
    'NOT_BETTER',
  ],
  ['landmarks did not change', { mtreBeforeMm: 2, mtreAfterMm: 1.97 }, 'NOT_BETTER'],
  ['landmarks got better', { mtreBeforeMm: 5, mtreAfterMm: 2 }, 'BETTER'],
  [
    'all is better but the tumour left the cone',
    { mtreBeforeMm: 5, mtreAfterMm: 2, tumourInConeFraction: 0 },
    'WORSE',
  ],
  [
    'all is better but most of the tumour left the cone',
    { mtreBeforeMm: 5, mtreAfterMm: 2, tumourInConeFraction: 0.4 },
    'NOT_BETTER',
  ],
  [
    'the MRI lies beside the cone',
    { similarityBefore: 0.2, similarityAfter: 0.3, overlapFraction: 0 },
    'WORSE',
  ],
  ['only the state after is known', { mtreAfterMm: 2, similarityAfter: 0.4 }, 'NOT_MEASURED'],
];

describe('assessRegistration', () => {
  test.each(CASES)('%s', (_, evidence, level) => {
    const result = assessRegistration({ ...NOTHING_MEASURED, ...evidence });
    expect(result.level).toBe(level);
    expect(result.reasons.length).toBeGreaterThan(0);
  });

  test('says that nothing but similarity speaks for a result without landmarks', () => {
    const evidence = { ...NOTHING_MEASURED, similarityBefore: 0.2, similarityAfter: 0.3 };
    expect(assessRegistration(evidence).reasons).toContain('no landmarks to confirm it');
  });

  test('refuses a measured value that is no number', () => {
    const evidence = { ...NOTHING_MEASURED, mtreAfterMm: Number.NaN };
    expect(() => assessRegistration(evidence)).toThrow('mtreAfterMm is NaN; give null');
  });
});
