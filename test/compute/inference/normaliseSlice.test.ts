import { describe, expect, it } from '@jest/globals';
import { normaliseSlice } from '../../../src/compute/inference/normaliseSlice.ts';
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

describe('normalising a slice', () => {
  const values = plane(3, 2, [0, 0, 2, 4, 6, 0]);

  it('gives mean 0 and population deviation 1 over the whole slice', () => {
    const { data } = normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'slice' });
    close(data, [-0.8660254, -0.8660254, 0, 0.8660254, 1.7320508, -0.8660254]);
  });

  it('takes its numbers from the non-zero pixels and leaves the others 0', () => {
    const { data } = normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'nonZero' });
    close(data, [0, 0, -1.2247449, 0, 1.2247449, 0]); // mean 4, deviation sqrt(8/3)
  });

  it('takes its numbers from the bounding box of the non-zero pixels', () => {
    const boxed = plane(4, 3, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0]);
    const { data } = normaliseSlice(boxed, { normalisation: 'zScore', normalisationRegion: 'nonZeroBox' });
    const deviation = Math.sqrt(1.5); // of 1, 0, 0, 3, whose mean is 1
    close(
      data,
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0].map((value) => (value - 1) / deviation),
    );
  });

  it('maps to the unit range', () => {
    const { data } = normaliseSlice(plane(3, 1, [-2, 0, 2]), {
      normalisation: 'unitRange',
      normalisationRegion: 'slice',
    });
    close(data, [0, 0.5, 1]);
  });

  it.each(['slice', 'nonZeroBox', 'nonZero'] as const)(
    'makes a blank slice 0 (%s)',
    (normalisationRegion) => {
      for (const normalisation of ['zScore', 'unitRange'] as const) {
        const { data } = normaliseSlice(plane(2, 1, [0, 0]), { normalisation, normalisationRegion });
        expect([...data].map(Math.abs)).toEqual([0, 0]);
      }
    },
  );

  it('leaves the input as it is', () => {
    normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'slice' });
    expect([...values.data]).toEqual([0, 0, 2, 4, 6, 0]);
  });
});
