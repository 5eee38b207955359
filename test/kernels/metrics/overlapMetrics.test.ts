import { describe, expect, it } from '@jest/globals';
import { areaSimilarity } from '../../../src/kernels/metrics/areaSimilarity.ts';
import { dice } from '../../../src/kernels/metrics/dice.ts';
import { falseNegativeRate } from '../../../src/kernels/metrics/falseNegativeRate.ts';
import { jaccard } from '../../../src/kernels/metrics/jaccard.ts';
import { positivePrediction } from '../../../src/kernels/metrics/positivePrediction.ts';
import { precision } from '../../../src/kernels/metrics/precision.ts';
import { recall } from '../../../src/kernels/metrics/recall.ts';
import type { MetricOutcome, OverlapCounts } from '../../../src/kernels/metrics/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { storedMaskCases } from './maskFixtures.ts';

const defined = (value: number) => ({ state: 'DEFINED', value });
const numberIn = (outcome: MetricOutcome) => (outcome.state === 'DEFINED' ? outcome.value : Number.NaN);

// 4 shared, 1 extra, 5 missed.
const counts: OverlapCounts = { tp: 4, fp: 1, fn: 5, tn: 90 };
const emptyPrediction: OverlapCounts = { tp: 0, fp: 0, fn: 7, tn: 3 };
const emptyReference: OverlapCounts = { tp: 0, fp: 7, fn: 0, tn: 3 };
const bothEmpty: OverlapCounts = { tp: 0, fp: 0, fn: 0, tn: 10 };

describe('overlap metrics', () => {
  it('follow their formulas', () => {
    expect(dice(counts)).toEqual(defined(8 / 14));
    expect(jaccard(counts)).toEqual(defined(4 / 10));
    expect(precision(counts)).toEqual(defined(4 / 5));
    expect(recall(counts)).toEqual(defined(4 / 9));
    expect(falseNegativeRate(counts)).toEqual(defined(5 / 9));
    expect(areaSimilarity(counts)).toEqual(defined((2 * 4) / 14));
    expect(positivePrediction(counts)).toBe(true);
  });

  it('count an empty prediction of a non-empty reference as a complete miss', () => {
    for (const metric of [dice, jaccard, precision, recall])
      expect(metric(emptyPrediction)).toEqual(defined(0));
    expect(falseNegativeRate(emptyPrediction)).toEqual(defined(1));
    expect(areaSimilarity(emptyPrediction)).toEqual({ state: 'UNDEFINED_EMPTY_PREDICTION' });
    expect(positivePrediction(emptyPrediction)).toBe(false);
  });

  it('have no recall, false negative rate or area similarity without a reference', () => {
    for (const metric of [dice, jaccard, precision]) expect(metric(emptyReference)).toEqual(defined(0));
    for (const metric of [recall, falseNegativeRate, areaSimilarity]) {
      expect(metric(emptyReference)).toEqual({ state: 'UNDEFINED_EMPTY_REFERENCE' });
    }
    expect(positivePrediction(emptyReference)).toBe(true);
  });

  it('are undefined, not perfect, when both masks are empty', () => {
    for (const metric of [dice, jaccard, precision, recall, falseNegativeRate, areaSimilarity]) {
      expect(metric(bothEmpty)).toEqual({ state: 'UNDEFINED_BOTH_EMPTY' });
    }
    expect(positivePrediction(bothEmpty)).toBe(false);
  });

  it.each(storedMaskCases().filter((c) => c.segMetrics !== null))(
    'give the seg-metrics values of $name',
    ({ counts, segMetrics }) => {
      expect(numberIn(dice(counts))).toBeCloseTo(segMetrics!.dice, 9);
      expect(numberIn(jaccard(counts))).toBeCloseTo(segMetrics!.jaccard, 9);
      expect(numberIn(precision(counts))).toBeCloseTo(segMetrics!.precision, 9);
      expect(numberIn(recall(counts))).toBeCloseTo(segMetrics!.recall, 9);
      expect(numberIn(falseNegativeRate(counts))).toBeCloseTo(segMetrics!.fnr, 9);
      expect(numberIn(areaSimilarity(counts))).toBeCloseTo(Math.abs(segMetrics!.vs), 9);
    },
  );

  it('keep the identities between them', () => {
    const random = createRandomGenerator('identities');
    const upTo = (n: number) => Math.floor(random.uniform() * n);
    for (let i = 0; i < 500; i++) {
      const c = { tp: 1 + upTo(50), fp: upTo(50), fn: upTo(50), tn: upTo(1000) };
      const [d, p, r] = [dice(c), precision(c), recall(c)].map(numberIn);
      expect(d).toBeCloseTo((2 * p * r) / (p + r), 12);
      expect(numberIn(falseNegativeRate(c)) + r).toBeCloseTo(1, 12);
      expect(numberIn(jaccard(c))).toBeCloseTo(d / (2 - d), 12);
      expect(numberIn(areaSimilarity(c))).toBeCloseTo(Math.abs((2 * (r - p)) / (p + r)), 12);
    }
  });
});
