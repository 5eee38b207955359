import { describe, expect, it } from '@jest/globals';
import { adjustPValues } from '../../../src/kernels/statistics/adjustPValues.ts';
import { perTestAlpha } from '../../../src/kernels/statistics/perTestAlpha.ts';
import { sharedStatistics } from './sharedStatistics.ts';

const shared = sharedStatistics();

describe('perTestAlpha', () => {
  it('tells the Sidak level of six tests, 0.0085, from the Bonferroni level', () => {
    expect(perTestAlpha(0.05, 6, 'SIDAK')).toBeCloseTo(0.008512444610847103, 15);
    expect(perTestAlpha(0.05, 6, 'BONFERRONI')).toBeCloseTo(0.05 / 6, 15);
  });

  it.each(['sidak', 'bonferroni'] as const)('gives the shared %s levels', (name) => {
    for (const [m, alpha] of Object.entries(shared?.familywise[name] ?? {})) {
      const correction = name === 'sidak' ? 'SIDAK' : 'BONFERRONI';
      expect(perTestAlpha(0.05, Number(m), correction)).toBeCloseTo(alpha, 9);
    }
  });

  it.each([
    [0, 3],
    [1, 3],
    [Number.NaN, 3],
    [0.05, 0],
    [0.05, 2.5],
  ])('rejects alpha %d for %d comparisons', (alpha, m) => {
    expect(() => perTestAlpha(alpha, m, 'SIDAK')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

describe('adjustPValues', () => {
  const p = [0.001, 0.008, 0.0085, 0.012, 0.04, 0.3];

  it.each([
    ['BONFERRONI', [0.006, 0.048, 0.051, 0.072, 0.24, 1]],
    ['SIDAK', [0.005985019985, 0.04705017876, 0.04992845446, 0.06987425045, 0.2172422103, 0.882351]],
    ['HOLM', [0.006, 0.04, 0.04, 0.04, 0.08, 0.3]],
  ] as const)('gives the values of R for %s', (correction, expected) => {
    adjustPValues(p, correction).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 10);
    });
  });

  it('keeps the order of its input', () => {
    expect(adjustPValues(p.toReversed(), 'HOLM')).toEqual(adjustPValues(p, 'HOLM').toReversed());
  });

  it('corrects for tests of the family that are not in the list', () => {
    expect(adjustPValues([0.01], 'BONFERRONI', 6)).toEqual([0.06]);
    expect(adjustPValues([0.01, 0.02], 'HOLM', 6)).toEqual([0.06, 0.1]);
  });

  it('rejects exactly what the corrected level rejects', () => {
    for (const correction of ['BONFERRONI', 'SIDAK'] as const) {
      const alpha = perTestAlpha(0.05, p.length, correction);
      expect(adjustPValues(p, correction).map((q) => q <= 0.05)).toEqual(p.map((q) => q <= alpha));
    }
  });

  it('takes an empty list and the ends of the range', () => {
    expect(adjustPValues([], 'HOLM')).toEqual([]);
    expect(adjustPValues([0, 1], 'SIDAK')).toEqual([0, 1]);
  });

  it.each([
    [[-0.1], 1],
    [[1.1], 1],
    [[Number.NaN], 1],
    [[0.1, 0.2], 1],
  ])('rejects %j in a family of %d', (list, m) => {
    expect(() => adjustPValues(list, 'HOLM', m)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
