import { describe, expect, test } from '@jest/globals';
import type { Geometry, SliceAxis } from '../../../src/kernels/geometry/types.ts';
import { extractSlice } from '../../../src/kernels/slicing/extractSlice.ts';
import { insertSlice } from '../../../src/kernels/slicing/insertSlice.ts';
import { sliceAreas } from '../../../src/kernels/slicing/sliceAreas.ts';
import { maskFromPlanes } from '../../support/maskFromPlanes.ts';

const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];

const geometry: Geometry = {
  size: [2, 3, 4],
  spacingMm: [0.5, 1, 2],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};

/** Every voxel's value spells its index: 100 i + 10 j + k. */
const spelled = Int16Array.from({ length: 24 }, (_, n) => {
  const [i, j, k] = [n % 2, Math.floor(n / 2) % 3, Math.floor(n / 6)];
  return 100 * i + 10 * j + k;
});

describe('extractSlice', () => {
  test('axis I shows (j, k)', () => {
    expect(extractSlice(spelled, geometry, 'I', 1)).toEqual({
      width: 3,
      height: 4,
      pixelSpacingMm: [1, 2],
      data: Int16Array.of(100, 110, 120, 101, 111, 121, 102, 112, 122, 103, 113, 123),
    });
  });

  test('axis J shows (i, k)', () => {
    expect(extractSlice(spelled, geometry, 'J', 2)).toEqual({
      width: 2,
      height: 4,
      pixelSpacingMm: [0.5, 2],
      data: Int16Array.of(20, 120, 21, 121, 22, 122, 23, 123),
    });
  });

  test('axis K shows (i, j)', () => {
    expect(extractSlice(spelled, geometry, 'K', 3)).toEqual({
      width: 2,
      height: 3,
      pixelSpacingMm: [0.5, 1],
      data: Int16Array.of(3, 103, 13, 113, 23, 123),
    });
  });

  test.each([-1, 2, 0.5, Number.NaN])('there is no slice %p on an axis of size 2', (index) => {
    expect(() => extractSlice(spelled, geometry, 'I', index)).toThrow('Axis I has the slices 0 to 1');
  });
});

describe('insertSlice', () => {
  test('all slices of an axis put together are the volume again', () => {
    for (const [n, axis] of AXES.entries()) {
      const volume = new Int16Array(24);
      for (let index = 0; index < geometry.size[n]; index++) {
        insertSlice(volume, geometry, axis, index, extractSlice(spelled, geometry, axis, index).data);
      }
      expect(volume).toEqual(spelled);
    }
  });

  test('a picture of another size is refused', () => {
    expect(() => insertSlice(new Int16Array(24), geometry, 'K', 0, new Int16Array(5))).toThrow(
      'A slice on axis K has 2 x 3 pixels, but 5 values were given.',
    );
  });
});

describe('sliceAreas', () => {
  const drawn = maskFromPlanes(['##.', '.#.'], ['...', '.##']);
  const mask = { geometry: { ...drawn.geometry, spacingMm: [0.5, 1, 2] as const }, data: drawn.data };

  test('counts the pixels of every slice of every axis', () => {
    const areas = sliceAreas(mask);
    expect(Array.from(areas.I.pixelCounts)).toEqual([1, 3, 1]);
    expect(Array.from(areas.J.pixelCounts)).toEqual([2, 3]);
    expect(Array.from(areas.K.pixelCounts)).toEqual([3, 2]);
  });

  test('a pixel has the area of the two axes of its plane', () => {
    const areas = sliceAreas(mask);
    expect(Array.from(areas.I.areaMm2)).toEqual([2, 6, 2]);
    expect(Array.from(areas.J.areaMm2)).toEqual([2, 3]);
    expect(Array.from(areas.K.areaMm2)).toEqual([1.5, 1]);
  });

  test('the areas of each axis times its spacing add up to the same volume', () => {
    const areas = sliceAreas(mask);
    const volumes = AXES.map(
      (axis, n) => areas[axis].areaMm2.reduce((a, b) => a + b) * mask.geometry.spacingMm[n],
    );
    expect(volumes).toEqual([5, 5, 5]);
  });
});
