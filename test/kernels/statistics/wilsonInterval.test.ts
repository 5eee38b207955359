import { describe, expect, it } from '@jest/globals';
import { wilsonInterval } from '../../../src/kernels/statistics/wilsonInterval.ts';

describe('wilsonInterval', () => {
  // scipy 1.17.1, binomtest(k, n).proportion_ci(level, 'wilson').
  it.each([
    [0, 10, 0.95, 0, 0.27753279986288926],
    [3, 10, 0.95, 0.10779126740630102, 0.6032218525388546],
    [3, 10, 0.9, 0.1268765839031979, 0.5583002041301649],
    [10, 10, 0.95, 0.7224672001371109, 1],
    [28, 29, 0.95, 0.8282447812067971, 0.9938867857072372],
    [13962, 14107, 0.95, 0.9879186052351806, 0.9912575863705287],
  ])('%d of %d at level %d', (k, n, level, lower, upper) => {
    const interval = wilsonInterval(k, n, level);
    expect(interval).toMatchObject({ state: 'DEFINED', proportion: k / n, n });
    expect(interval).toHaveProperty('lower', expect.closeTo(lower, 12));
    expect(interval).toHaveProperty('upper', expect.closeTo(upper, 12));
  });

  it('mirrors when successes and failures change places', () => {
    const [few, many] = [wilsonInterval(4, 17, 0.95), wilsonInterval(13, 17, 0.95)];
    if (few.state !== 'DEFINED' || many.state !== 'DEFINED') throw new Error('both have values');
    expect(few.lower).toBeCloseTo(1 - many.upper, 14);
    expect(few.upper).toBeCloseTo(1 - many.lower, 14);
  });

  it('has no interval without trials', () => {
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ state: 'NO_VALUES', n: 0 });
  });

  it.each([
    [-1, 5, 0.95],
    [6, 5, 0.95],
    [1.5, 5, 0.95],
    [1, Number.NaN, 0.95],
    [1, 5, 0],
    [1, 5, 1],
    [1, 5, 95],
  ])('rejects %d of %d at level %d', (k, n, level) => {
    expect(() => wilsonInterval(k, n, level)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
