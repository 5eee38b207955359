import { describe, expect, it } from '@jest/globals';
import { fleissKappa } from '../../../src/kernels/agreement/fleissKappa.ts';

// Twelve units, four raters, five categories and missing ratings: Gwet's example, as counts by category.
const FOUR_RATERS = [
  [3, 0, 0, 0, 0],
  [0, 3, 1, 0, 0],
  [0, 0, 4, 0, 0],
  [0, 0, 4, 0, 0],
  [0, 4, 0, 0, 0],
  [1, 1, 1, 1, 0],
  [0, 0, 0, 4, 0],
  [3, 1, 0, 0, 0],
  [0, 4, 0, 0, 0],
  [0, 0, 0, 0, 3],
  [2, 0, 0, 0, 0],
  [0, 0, 1, 0, 0],
];

describe('fleissKappa', () => {
  it('agrees with irrCAC 0.4.3, missing ratings included', () => {
    const agreement = fleissKappa(FOUR_RATERS, 0.95);
    if (agreement.state !== 'DEFINED') throw new Error('defined');
    expect(agreement.kappa).toBeCloseTo(0.7611692754, 9);
    expect(agreement.standardError).toBeCloseTo(0.1530192035, 9);
    expect(agreement.lower).toBeCloseTo(0.4243762794, 9);
    expect(agreement.upper).toBe(1);
    expect(agreement.observed).toBeCloseTo(0.8181818182, 9);
    expect(agreement.expected).toBeCloseTo(0.2387152778, 9);
    expect(agreement.nSubjects).toBe(11);
  });

  it("is Scott's pi for two raters", () => {
    // 7 of 10 agree; 11 of 20 ratings are of the first category.
    const counts = [...rows(4, [2, 0]), ...rows(3, [0, 2]), ...rows(3, [1, 1])];
    const expected = (11 / 20) ** 2 + (9 / 20) ** 2;
    expect(fleissKappa(counts, 0.95)).toMatchObject({
      kappa: expect.closeTo((0.7 - expected) / (1 - expected), 12),
    });
  });

  it('does not change when subjects or categories change places, and ignores unrated subjects', () => {
    const reference = fleissKappa(FOUR_RATERS, 0.95);
    const shuffled = [...FOUR_RATERS].reverse().map((row) => [...row].reverse());
    const other = fleissKappa([...shuffled, [0, 0, 0, 0, 0]], 0.95);
    if (reference.state !== 'DEFINED' || other.state !== 'DEFINED') throw new Error('defined');
    expect(other.kappa).toBeCloseTo(reference.kappa, 12);
    expect(other.standardError).toBeCloseTo(reference.standardError, 12);
  });

  it('has states instead of numbers that do not exist', () => {
    expect(fleissKappa([], 0.95)).toEqual({ state: 'TOO_FEW_SUBJECTS', nSubjects: 0 });
    expect(
      fleissKappa(
        [
          [1, 0],
          [0, 1],
          [2, 0],
        ],
        0.95,
      ),
    ).toEqual({ state: 'TOO_FEW_SUBJECTS', nSubjects: 1 });
    expect(
      fleissKappa(
        [
          [3, 0],
          [2, 0],
        ],
        0.95,
      ),
    ).toEqual({ state: 'NO_VARIATION', nSubjects: 2 });
  });
});

const rows = (times: number, row: number[]): number[][] => Array.from({ length: times }, () => row);
