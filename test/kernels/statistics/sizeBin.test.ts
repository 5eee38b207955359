import { describe, expect, it } from '@jest/globals';
import { sizeBin } from '../../../src/kernels/statistics/sizeBin.ts';
import { SIZE_BINS } from '../../../src/kernels/statistics/sizeBins.ts';

describe('sizeBin', () => {
  it.each([
    [0, 0],
    [34.99, 0],
    [35, 1],
    [199.99, 1],
    [200, 2],
    [1e5, 2],
  ])('puts %d mm2 into bin %d', (areaMm2, number) => {
    expect(sizeBin(areaMm2).number).toBe(number);
  });

  it('does not let the float32 spacing of a NIfTI header move an edge', () => {
    const areaMm2 = 100 * (Math.fround(0.7) * 0.5);
    expect(areaMm2).toBeLessThan(35);
    expect(sizeBin(areaMm2).number).toBe(1);
  });

  it('covers every area with adjacent bins that are numbered from 0', () => {
    expect(SIZE_BINS.bins.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(SIZE_BINS.bins.map(({ fromMm2 }) => fromMm2)).toEqual([0, 35, 200]);
    expect(SIZE_BINS.bins.map(({ toMm2 }) => toMm2)).toEqual([35, 200, null]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('rejects an area of %d mm2', (areaMm2) => {
    expect(() => sizeBin(areaMm2)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
