import { describe, expect, test } from '@jest/globals';
import type { Mask, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { erodeMask } from '../../../src/kernels/masks/erodeMask.ts';

const mask = (size: Vec3, data: readonly number[]): Mask => ({
  geometry: { size, spacingMm: [1, 1, 1], originLps: [0, 0, 0], direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
  data: Uint8Array.from(data),
});

describe('erodeMask', () => {
  test('takes the rim off along every axis, also at the border of the grid', () => {
    const { data } = erodeMask(mask([5, 5, 5], new Array(125).fill(1)), 1);
    expect(data.reduce((a, b) => a + b)).toBe(27);
    expect(data[2 + 5 * (2 + 5 * 2)]).toBe(1);
    expect(data[0]).toBe(0);
  });

  test('keeps a row that is as long as the box and nothing shorter', () => {
    const line = [1, 1, 1, 0, 1, 1, 1, 1, 1, 0];
    expect([...erodeMask(mask([10, 1, 1], line), 1).data]).toEqual([0, 1, 0, 0, 0, 1, 1, 1, 0, 0]);
    expect([...erodeMask(mask([10, 1, 1], line), 2).data]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  test('a radius of 0 changes nothing and the input stays', () => {
    const whole = mask([2, 2, 1], [1, 0, 1, 1]);
    expect([...erodeMask(whole, 0).data]).toEqual([1, 0, 1, 1]);
    expect([...erodeMask(whole, 1).data]).toEqual([0, 0, 0, 0]);
    expect([...whole.data]).toEqual([1, 0, 1, 1]);
  });
});
