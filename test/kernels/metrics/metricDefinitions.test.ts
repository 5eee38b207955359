import { describe, expect, it } from '@jest/globals';
import { metricDefinitions } from '../../../src/kernels/metrics/metricDefinitions.ts';

describe('metricDefinitions', () => {
  it('has unique ids and numbers, and ids made of name and version', () => {
    expect(new Set(metricDefinitions.map(({ id }) => id)).size).toBe(metricDefinitions.length);
    expect(new Set(metricDefinitions.map(({ number }) => number)).size).toBe(metricDefinitions.length);
    for (const { id, name, version } of metricDefinitions) expect(id).toBe(`${name}@${version}`);
  });

  it('keeps released numbers: they are stored with every metric value', () => {
    expect(metricDefinitions.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 dice@1',
      '2 precision@1',
      '3 recall@1',
      '4 fnr@1',
      '5 jaccard@1',
      '6 areaSimilarity.faanes@1',
      '7 hd95.pooled@1',
      '8 hd95.maxDirected@1',
      '9 hd@1',
      '10 positivePrediction@1',
    ]);
  });

  it('counts an empty prediction in a mean as the value it has, if any', () => {
    for (const { emptyOutcomes, emptyPredictionCountsAs } of metricDefinitions) {
      const { emptyPrediction } = emptyOutcomes;
      expect(emptyPredictionCountsAs).toBe(typeof emptyPrediction === 'number' ? emptyPrediction : null);
    }
  });

  it('can be stored as JSON', () => {
    expect(JSON.parse(JSON.stringify(metricDefinitions))).toEqual(metricDefinitions);
  });
});
