import { describe, expect, test } from '@jest/globals';
import type { Image, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { strongestEdgePlanes } from '../../../src/kernels/rendering/strongestEdgePlanes.ts';

const SIZE: Vec3 = [40, 44, 48];

/** A full grid of 1 mm with a bright face at small k, and what is asked for. */
function ultrasound(value: (i: number, j: number, k: number) => number, spacing = 1): Image {
  const [ni, nj, nk] = SIZE;
  const data = Float32Array.from({ length: ni * nj * nk }, (_, at) => {
    const [i, j, k] = [at % ni, Math.floor(at / ni) % nj, Math.floor(at / (ni * nj))];
    return (k < 4 ? 255 : 40) + ((7 * i + 11 * j + 13 * k) % 5) + value(i, j, k);
  });
  const spacingMm: Vec3 = [spacing, spacing, spacing];
  return {
    geometry: { size: SIZE, spacingMm, originLps: [0, 0, 0], direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
    data,
  };
}

const ball =
  (centre: Vec3, radius: number, grey: number) =>
  (i: number, j: number, k: number): number =>
    Math.hypot(i - centre[0], j - centre[1], k - centre[2]) <= radius ? grey : 0;

const distances = (found: Vec3 | null, centre: Vec3): number[] =>
  (found ?? [99, 99, 99]).map((index, axis) => Math.abs(index - centre[axis]));

describe('strongestEdgePlanes', () => {
  test('go through a bright ball, not through the brighter face of the transducer', () => {
    const centre: Vec3 = [14, 25, 28];
    const found = strongestEdgePlanes(ultrasound(ball(centre, 6, 90)));
    // Each plane that cuts the ball off its centre has as much edge as one through it, or more.
    for (const distance of distances(found, centre)) expect(distance).toBeLessThanOrEqual(6);
  });

  test('prefer the sharper of two balls', () => {
    const [weak, strong] = [ball([10, 12, 30], 5, 30), ball([28, 31, 22], 5, 120)];
    const found = strongestEdgePlanes(ultrasound((i, j, k) => weak(i, j, k) + strong(i, j, k)));
    for (const distance of distances(found, [28, 31, 22])) expect(distance).toBeLessThanOrEqual(5);
  });

  test('keep away from the other planes while there is another edge', () => {
    const centre: Vec3 = [14, 25, 28];
    const image = ultrasound(ball(centre, 6, 90));
    const found = strongestEdgePlanes(image, centre, 5)!;
    for (const distance of distances(found, centre)) expect(distance).toBeGreaterThanOrEqual(5);
  });

  test('are the same each time and name indices of the full grid when the volume is shrunk', () => {
    const centre: Vec3 = [14, 25, 32];
    const image = ultrasound(ball(centre, 6, 90), 0.5);
    const found = strongestEdgePlanes(image);
    expect(strongestEdgePlanes(image)).toEqual(found);
    for (const distance of distances(found, centre)) expect(distance).toBeLessThanOrEqual(8);
  });

  test('do not exist in an empty, thin or even volume', () => {
    const { geometry } = ultrasound(() => 0);
    const filled = (size: Vec3, grey: number): Image => ({
      geometry: { ...geometry, size },
      data: new Float32Array(size[0] * size[1] * size[2]).fill(grey),
    });
    expect(strongestEdgePlanes(filled([20, 20, 20], 0))).toBeNull();
    expect(strongestEdgePlanes(filled([1, 1, 1], 5))).toBeNull();
    expect(strongestEdgePlanes(filled([30, 1, 20], 3))).toBeNull();
    expect(strongestEdgePlanes(filled([30, 30, 30], 9))).toBeNull();
  });
});
