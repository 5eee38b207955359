import { describe, expect, it } from '@jest/globals';
import { logGamma } from '../../../src/kernels/statistics/logGamma.ts';
import { regularisedBeta } from '../../../src/kernels/statistics/regularisedBeta.ts';
import { studentQuantile } from '../../../src/kernels/statistics/studentQuantile.ts';
import { studentUpperTail } from '../../../src/kernels/statistics/studentUpperTail.ts';

/** Relative difference, so that tails of 1e-28 count as much as halves. */
const off = (value: number, wanted: number): number =>
  Math.abs(value - wanted) / Math.max(Math.abs(wanted), 1e-300);

// From scipy 1.17.1, the quantile for 2.9305 degrees of freedom from mpmath 1.4 (scipy's is 3e-9 off).
describe('Student distribution', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [3.5, 1.2009736023470743],
    [100, 359.1342053695754],
    [100_000, 1051287.7089736569],
  ])('logGamma(%d)', (x, wanted) => {
    expect(off(logGamma(x), wanted)).toBeLessThan(1e-12);
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
  });

  it.each([
    [0.3, 2, 5, 0.5798250000000003],
    [0.9, 0.5, 0.5, 0.7951672353008665],
    [0.5, 200, 180, 0.15212954940791276],
    [1e-6, 0.5, 3, 0.0018749987500003744],
    [0, 2, 3, 0],
    [1, 2, 3, 1],
  ])('I_%d(%d, %d)', (x, a, b, wanted) => {
    expect(off(regularisedBeta(x, a, b), wanted)).toBeLessThan(1e-10);
  });

  it.each([
    [2.6186146828, 5, 0.02358827746670311],
    [0, 3, 0.5],
    [-1.5, 7, 0.911350756505015],
    [12, 2, 0.00343646683857923],
    [40, 30, 6.863022597203181e-28],
  ])('tail above %d with %d degrees of freedom', (t, df, wanted) => {
    expect(off(studentUpperTail(t, df), wanted)).toBeLessThan(1e-11);
  });

  it.each([
    [0.975, 1, 12.706204736432095],
    [0.975, 5, 2.5705818366147395],
    [0.9, 2.9305, 1.6482841617852853],
    [0.025, 28, -2.048407141795244],
    [0.995, 200, 2.600634436165038],
    [0.5, 4, 0],
  ])('quantile %d with %d degrees of freedom', (p, df, wanted) => {
    expect(Math.abs(studentQuantile(p, df) - wanted)).toBeLessThan(1e-9);
  });

  it.each([
    [0, 3],
    [1, 3],
    [Number.NaN, 3],
    [0.5, 0],
    [0.9, Number.NaN],
  ])('rejects p %d with %d degrees of freedom', (p, df) => {
    expect(() => studentQuantile(p, df)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
