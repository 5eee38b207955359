import { describe, expect, it } from '@jest/globals';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';
import { nearFieldMask } from '../../../src/kernels/similarity/nearFieldMask.ts';

/** A column of 10 voxels along j, 2 mm high each, with a bright end at j = 0. */
const geometry: Geometry = {
  size: [3, 10, 3],
  spacingMm: [1, 2, 1],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const rowOf = (n: number): number => Math.floor(n / 3) % 10;
const ultrasound = {
  geometry,
  data: Float32Array.from({ length: 90 }, (_, n) => (rowOf(n) === 0 ? 200 : 20)),
};
const whole = { geometry, data: new Uint8Array(90).fill(1) };

function rows(mask: { data: Uint8Array }): number[] {
  return Array.from({ length: 10 }, (_, j) =>
    mask.data.filter((_, n) => rowOf(n) === j).reduce((a, b) => a + b, 0),
  );
}

describe('nearFieldMask', () => {
  it('leaves out what lies closer than the depth to the bright face', () => {
    expect(rows(nearFieldMask(ultrasound, whole, 4))).toEqual([0, 0, 9, 9, 9, 9, 9, 9, 9, 9]);
  });

  it('measures the depth from the border of the field of view, not of the image', () => {
    const shorter = { geometry, data: whole.data.map((_, n) => (rowOf(n) < 3 ? 0 : 1)) };
    const bright = { geometry, data: ultrasound.data.map((_, n) => (rowOf(n) === 3 ? 200 : 20)) };
    expect(rows(nearFieldMask(bright, shorter, 2))).toEqual([0, 0, 0, 0, 9, 9, 9, 9, 9, 9]);
  });

  it('follows the bright side', () => {
    const turned = { geometry, data: ultrasound.data.toReversed() };
    expect(rows(nearFieldMask(turned, whole, 4))).toEqual([9, 9, 9, 9, 9, 9, 9, 9, 0, 0]);
  });

  it('keeps everything at depth 0 and does not touch the given mask', () => {
    expect(nearFieldMask(ultrasound, whole, 0).data).toEqual(whole.data);
    nearFieldMask(ultrasound, whole, 4);
    expect(whole.data.every((inside) => inside === 1)).toBe(true);
  });

  it('keeps everything when no side is brighter', () => {
    const even = { geometry, data: new Float32Array(90).fill(5) };
    expect(nearFieldMask(even, whole, 4).data).toEqual(whole.data);
  });

  it('refuses a depth that leaves nothing', () => {
    expect(() => nearFieldMask(ultrasound, whole, 30)).toThrow(/deeper than 30 mm/);
  });
});
