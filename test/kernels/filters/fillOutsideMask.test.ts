import { describe, expect, it } from '@jest/globals';
import { fillOutsideMask } from '../../../src/kernels/filters/fillOutsideMask.ts';
import type { Geometry, Mask } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const geometry: Geometry = {
  ...{ size: [4, 2, 1], spacingMm: [1, 1, 1], originLps: [0, 0, 0] },
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const image = { geometry, data: Uint8Array.of(7, 8, 0, 0, 9, 0, 0, 0) };
const mask: Mask = { geometry, data: Uint8Array.of(1, 1, 0, 0, 1, 0, 0, 0) };
const fill = (of: Mask) => fillOutsideMask(image, of, createRandomGenerator(1));

describe('fillOutsideMask', () => {
  it('keeps what is inside, and outside draws values from inside, the same for a seed', () => {
    const { data } = fill(mask);
    expect([data[0], data[1], data[4]]).toEqual([7, 8, 9]);
    expect([...data].every((value) => [7, 8, 9].includes(value))).toBe(true);
    expect(new Set([data[2], data[3], data[5], data[6], data[7]]).size).toBeGreaterThan(1);
    expect(fill(mask).data).toEqual(data);
    expect(image.data[2]).toBe(0);
  });

  it('refuses a mask that is empty or on another grid', () => {
    const codeOf = (of: Mask) => expect(() => fill(of));
    codeOf({ geometry, data: new Uint8Array(8) }).toThrow(expect.objectContaining({ code: 'EMPTY_MASK' }));
    const elsewhere = { ...geometry, originLps: [1, 0, 0] as const };
    codeOf({ geometry: elsewhere, data: mask.data }).toThrow(
      expect.objectContaining({ code: 'GRID_MISMATCH' }),
    );
  });
});
