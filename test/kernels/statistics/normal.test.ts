import { describe, expect, it } from '@jest/globals';
import { normalQuantile } from '../../../src/kernels/statistics/normalQuantile.ts';
import { normalUpperTail } from '../../../src/kernels/statistics/normalUpperTail.ts';

// scipy 1.17.1, norm.sf and norm.ppf.
describe('normalUpperTail', () => {
  it.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1.959963984540054, 0.025],
    [2.9999, 0.001350341282954925],
    [3, 0.0013498980316300933],
    [5, 2.866515718791933e-7],
    [10, 7.61985302416047e-24],
    [30, 4.906713927147908e-198],
  ])('gives P(Z > %d)', (z, expected) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 12);
    expect(normalUpperTail(-z)).toBeCloseTo(1 - expected, 14);
  });

  it('is 0 and 1 at the ends', () => {
    expect(normalUpperTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalUpperTail(Number.NEGATIVE_INFINITY)).toBe(1);
  });
});

describe('normalQuantile', () => {
  it.each([
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.8, 0.8416212335729143],
    [0.975, 1.959963984540054],
    [0.9999999, 5.199337582290661],
  ])('gives the quantile of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 9);
  });

  it.each([0, 1, -0.1, Number.NaN])('rejects p = %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
