import { describe, expect, it } from '@jest/globals';
import { resizeLinear } from '../../../src/compute/inference/resizeLinear.ts';
import type { Plane } from '../../../src/compute/inference/types.ts';

const plane = (width: number, height: number, values: number[]): Plane => ({
  width,
  height,
  data: Float32Array.from(values),
});
const close = (actual: Float32Array, expected: number[]): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => void expect(actual[at]).toBeCloseTo(value, 5));
};

describe('linear resize', () => {
  const source = plane(4, 3, [0, 10, 20, 40, 5, -3, 8, 1, 2, 7, 7, 90]);

  // scipy.ndimage.zoom(order=1, mode='nearest', grid_mode=True), which scikit-image's resize calls
  it.each([
    [
      6,
      5,
      [
        0, 5, 11.666667, 18.333333, 30, 40, 2, 3.4, 6.533333, 13.466667, 19.8, 24.4, 5, 1, -1.166667,
        6.166667, 4.5, 1, 3.2, 3.1, 3.733333, 6.666667, 30.9, 54.4, 2, 4.5, 7, 7, 48.5, 90,
      ],
    ],
    [3, 2, [2.166667, 11.875, 28.041667, 3.041667, 5.875, 57.666667]],
  ])('agrees with scipy at %i x %i', (width, height, expected) => {
    const resized = resizeLinear(source, width, height);
    expect(resized).toMatchObject({ width, height });
    close(resized.data, expected);
  });

  it('returns a plane of the asked size unchanged', () => {
    expect(resizeLinear(source, 4, 3)).toBe(source);
  });
});
