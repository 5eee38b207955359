import { describe, expect, it } from '@jest/globals';
import type { Geometry, Image, Mask, Vec3 } from '../../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../../src/kernels/random/randomGenerator.ts';
import { nearFieldMask } from '../../../../src/kernels/similarity/nearField/nearFieldMask.ts';

const SIZE: Vec3 = [40, 44, 30];
const geometry: Geometry = {
  size: SIZE,
  spacingMm: [1, 1, 1],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const FACE_MM = 8;

/** A curved probe at j = -8: a shell of 60 degrees from 8 mm to 48 mm, swept along k. */
function depthOf(i: number, j: number): number {
  const [x, y] = [i - 19.5, j + 8];
  const radius = Math.hypot(x, y);
  return Math.abs(Math.atan2(x, y)) < Math.PI / 6 ? radius - FACE_MM : -1;
}

function volume(value: (depthMm: number, i: number, k: number) => number): Image<Float32Array> {
  const data = new Float32Array(SIZE[0] * SIZE[1] * SIZE[2]);
  for (let n = 0; n < data.length; n++) {
    const i = n % SIZE[0];
    const j = Math.floor(n / SIZE[0]) % SIZE[1];
    const k = Math.floor(n / (SIZE[0] * SIZE[1]));
    const depth = depthOf(i, j);
    if (depth >= 0 && depth <= 40 && k > 1 && k < 28) data[n] = Math.max(1, value(depth, i, k));
  }
  return { geometry, data };
}

const random = createRandomGenerator(3);
const speckled = (level: number): number => level + 5 * random.normal();
const banded = volume((depth) => speckled(depth < 3 ? 160 : 40));
const insideOf = (image: Image<Float32Array>): Mask => ({
  geometry,
  data: Uint8Array.from(image.data, (value) => (value > 0 ? 1 : 0)),
});

/** Depths below the face of the voxels that the near field took away. */
function removedDepths(image: Image<Float32Array>, mask: Mask): number[] {
  return Array.from(mask.data).flatMap((inside, n) =>
    inside === 0 && image.data[n] > 0 ? [depthOf(n % SIZE[0], Math.floor(n / SIZE[0]) % SIZE[1])] : [],
  );
}

describe('nearFieldMask', () => {
  it.each([2, 4, 8, 12])(
    'leaves out what is closer to the face than %d mm and nothing along the sides',
    (depthMm) => {
      const { mask } = nearFieldMask(banded, insideOf(banded), depthMm);
      const removed = removedDepths(banded, mask);
      const near = Array.from(banded.data.keys()).filter((n) => {
        const depth = depthOf(n % SIZE[0], Math.floor(n / SIZE[0]) % SIZE[1]);
        return banded.data[n] > 0 && depth < depthMm - 1;
      });
      expect(Math.max(...removed)).toBeLessThan(depthMm + 1);
      const kept = near.filter((n) => mask.data[n] !== 0);
      expect(kept.length / near.length).toBeLessThan(0.05);
    },
  );

  it('finds how deep the bright band reaches', () => {
    const { depthMm, mask } = nearFieldMask(banded, insideOf(banded), undefined);
    expect(depthMm).toBeGreaterThanOrEqual(3);
    expect(depthMm).toBeLessThanOrEqual(5);
    const deeper = volume((depth) => speckled(depth < 5 ? 160 : 40));
    const found = nearFieldMask(deeper, insideOf(deeper), undefined);
    expect(found.depthMm).toBeGreaterThan(depthMm);
    expect(found.depthMm).toBeLessThanOrEqual(6);
    expect(removedDepths(banded, mask).length).toBeGreaterThan(0);
  });

  it('follows the face whichever way it looks', () => {
    const turned = { geometry, data: banded.data.toReversed() };
    const there = nearFieldMask(banded, insideOf(banded), 4).mask.data;
    const here = nearFieldMask(turned, insideOf(turned), 4).mask.data;
    const different = here.toReversed().filter((inside, n) => inside !== there[n]).length;
    expect(different / there.filter((inside) => inside !== 0).length).toBeLessThan(0.01);
  });

  it('keeps everything where no side is bright, at depth 0, and leaves the given mask alone', () => {
    const even = volume(() => 40);
    expect(nearFieldMask(even, insideOf(even), undefined)).toEqual({ mask: insideOf(even), depthMm: 0 });
    const mask = insideOf(banded);
    expect(nearFieldMask(banded, mask, 0)).toEqual({ mask: insideOf(banded), depthMm: 0 });
    nearFieldMask(banded, mask, 5);
    expect(mask).toEqual(insideOf(banded));
  });

  it('works on fine and on anisotropic grids', () => {
    const stretched: Geometry = { ...geometry, spacingMm: [0.4, 0.4, 2] };
    const fine = { geometry: stretched, data: banded.data };
    const { mask } = nearFieldMask(fine, { ...insideOf(banded), geometry: stretched }, 2);
    const removed = removedDepths(banded, mask).map((depth) => 0.4 * depth);
    expect(removed.length).toBeGreaterThan(0);
    expect(Math.max(...removed)).toBeLessThan(3);
  });

  it('refuses a depth that leaves nothing', () => {
    expect(() => nearFieldMask(banded, insideOf(banded), 90)).toThrow(
      expect.objectContaining({ code: 'EMPTY_MASK' }),
    );
  });
});
