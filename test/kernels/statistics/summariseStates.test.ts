import { describe, expect, it } from '@jest/globals';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { summariseStates } from '../../../src/kernels/statistics/summariseStates.ts';
import type { StateSums } from '../../../src/kernels/statistics/types.ts';

const nothing: StateSums = {
  nTotal: 0,
  nDefined: 0,
  nEmptyPrediction: 0,
  nEmptyReference: 0,
  nBothEmpty: 0,
  nMissing: 0,
  nFailed: 0,
  sum: 0,
  sumSquares: 0,
};

function sumsOf(values: readonly number[], others: Partial<StateSums> = {}): StateSums {
  const counts = { ...nothing, ...others, nDefined: values.length };
  const { nEmptyPrediction, nEmptyReference, nBothEmpty, nMissing, nFailed } = counts;
  return {
    ...counts,
    nTotal: values.length + nEmptyPrediction + nEmptyReference + nBothEmpty + nMissing + nFailed,
    sum: values.reduce((sum, v) => sum + v, 0),
    sumSquares: values.reduce((sum, v) => sum + v * v, 0),
  };
}

const countsAs = (emptyPredictionCountsAs: number | null) => ({ emptyPredictionCountsAs });

describe('summariseStates', () => {
  it('gives the mean and both standard deviations', () => {
    const summary = summariseStates(sumsOf([1, 2, 3, 4]), 'SKIP_UNDEFINED', countsAs(0));
    expect(summary).toMatchObject({ state: 'DEFINED', mean: 2.5, nDefined: 4, nTotal: 4 });
    // numpy.std of [1, 2, 3, 4], and with ddof=1.
    expect(summary).toHaveProperty('sdPopulation', expect.closeTo(1.118033988749895, 12));
    expect(summary).toHaveProperty('sdSample', expect.closeTo(1.2909944487358056, 12));
  });

  it('counts empty predictions as the definition says under FAANES_2025 only', () => {
    const sums = sumsOf([0.8, 0.6], { nEmptyPrediction: 2 });
    const mean = (policy: 'FAANES_2025' | 'SKIP_UNDEFINED', value: number | null) =>
      summariseStates(sums, policy, countsAs(value));
    expect(mean('FAANES_2025', 0)).toMatchObject({ mean: 0.35, nDefined: 4, nTotal: 4 });
    expect(mean('FAANES_2025', 1)).toMatchObject({ mean: 0.85, nDefined: 4, nTotal: 4 });
    expect(mean('FAANES_2025', null)).toMatchObject({ mean: 0.7, nDefined: 2, nTotal: 4 });
    expect(mean('SKIP_UNDEFINED', 0)).toMatchObject({ mean: 0.7, nDefined: 2, nTotal: 4 });
  });

  it('leaves missing, failed and reference-less slices out of the mean but in the total', () => {
    const sums = sumsOf([0.5], { nMissing: 1, nFailed: 2, nEmptyReference: 3, nBothEmpty: 4 });
    expect(summariseStates(sums, 'FAANES_2025', countsAs(0))).toEqual({
      state: 'DEFINED',
      mean: 0.5,
      sdPopulation: 0,
      sdSample: null,
      nDefined: 1,
      nTotal: 11,
    });
  });

  it('has no mean without values', () => {
    const sums = sumsOf([], { nMissing: 2, nEmptyPrediction: 1 });
    expect(summariseStates(sums, 'SKIP_UNDEFINED', countsAs(0))).toEqual({ state: 'NO_VALUES', nTotal: 3 });
    expect(summariseStates(nothing, 'FAANES_2025', countsAs(0))).toEqual({ state: 'NO_VALUES', nTotal: 0 });
  });

  it('has mean over all = PP x mean over positive predictions where empties count 0', () => {
    const random = createRandomGenerator('pp');
    for (let i = 0; i < 100; i++) {
      const values = Array.from({ length: 1 + Math.floor(20 * random.uniform()) }, () => random.uniform());
      const sums = sumsOf(values, { nEmptyPrediction: Math.floor(10 * random.uniform()) });
      const all = summariseStates(sums, 'FAANES_2025', countsAs(0));
      const positive = summariseStates(sums, 'SKIP_UNDEFINED', countsAs(0));
      if (all.state !== 'DEFINED' || positive.state !== 'DEFINED') throw new Error('both have values');
      expect(all.mean).toBeCloseTo((positive.nDefined / sums.nTotal) * positive.mean, 12);
    }
  });

  it('never gives a negative variance for equal values', () => {
    const summary = summariseStates(sumsOf(new Array<number>(1000).fill(0.1)), 'FAANES_2025', countsAs(0));
    expect(summary).toHaveProperty('sdPopulation', expect.closeTo(0, 7));
  });

  it.each<Partial<StateSums>>([{ nTotal: 5 }, { nMissing: -1, nTotal: 1 }, { nFailed: 0.5, nTotal: 2.5 }])(
    'rejects counts that cannot be right: %j',
    (wrong) => {
      expect(() => summariseStates({ ...sumsOf([1, 2]), ...wrong }, 'FAANES_2025', countsAs(0))).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT' }),
      );
    },
  );

  it('rejects a sum that holds a value that is no number', () => {
    expect(() => summariseStates(sumsOf([1, Number.NaN]), 'FAANES_2025', countsAs(0))).toThrow('not finite');
  });
});
