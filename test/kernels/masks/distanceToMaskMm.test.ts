import { describe, expect, it } from '@jest/globals';
import type { Geometry, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { distanceToMaskMm } from '../../../src/kernels/masks/distanceToMaskMm.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const size: Vec3 = [9, 7, 6];
const geometry: Geometry = {
  size,
  spacingMm: [0.5, 1, 2.5],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const placeOf = (n: number): number[] => [
  (n % size[0]) * 0.5,
  Math.floor(n / size[0]) % size[1],
  Math.floor(n / (size[0] * size[1])) * 2.5,
];

describe('distanceToMaskMm', () => {
  it.each([1, 4, 30])('is the least distance over all voxels of a mask of %d', (count) => {
    const random = createRandomGenerator(count);
    const data = new Uint8Array(size[0] * size[1] * size[2]);
    for (let n = 0; n < count; n++) data[Math.floor(data.length * random.uniform())] = 1;
    const inside = [...data.keys()].filter((n) => data[n] === 1).map(placeOf);
    const distances = distanceToMaskMm({ geometry, data });
    distances.forEach((distance, n) => {
      const [x, y, z] = placeOf(n);
      const least = Math.min(...inside.map((p) => Math.hypot(p[0] - x, p[1] - y, p[2] - z)));
      expect(distance).toBeCloseTo(least, 4);
    });
  });

  it('is infinite for an empty mask', () => {
    const distances = distanceToMaskMm({ geometry, data: new Uint8Array(9 * 7 * 6) });
    expect(distances.every((distance) => distance === Infinity)).toBe(true);
  });
});
