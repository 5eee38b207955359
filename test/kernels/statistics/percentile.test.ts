import { describe, expect, it } from '@jest/globals';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { percentile } from '../../../src/kernels/statistics/percentile.ts';

describe('percentile', () => {
  it.each([
    [0, 1],
    [10, 1.3],
    [50, 2.5],
    [95, 8.95],
    [99, 9.79],
    [100, 10],
  ])('gives numpy percentile %d of [3, 1, 2, 10]', (q, expected) => {
    expect(percentile([3, 1, 2, 10], q)).toBeCloseTo(expected, 12);
  });

  it('is the value itself for one value', () => {
    expect(percentile([4], 95)).toBe(4);
  });

  it('agrees with sorting, with and without ties', () => {
    const random = createRandomGenerator('percentile');
    for (let i = 0; i < 300; i++) {
      const levels = random.uniform() < 0.5 ? 4 : 1e6;
      const values = Array.from({ length: 1 + Math.floor(60 * random.uniform()) }, () =>
        Math.floor(levels * random.uniform()),
      );
      const sorted = values.toSorted((a, b) => a - b);
      for (const q of [0, 5, 50, 95, 100]) {
        const position = (q / 100) * (values.length - 1);
        const [a, b] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
        expect(percentile(values, q)).toBeCloseTo(a + (b - a) * (position - Math.floor(position)), 6);
      }
    }
  });

  it('does not reorder its input', () => {
    const values = Float64Array.of(3, 1, 2);
    percentile(values, 50);
    expect([...values]).toEqual([3, 1, 2]);
  });
});
