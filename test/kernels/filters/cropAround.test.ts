import { expect, it } from '@jest/globals';
import { cropAround } from '../../../src/kernels/filters/cropAround.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';

const geometry: Geometry = {
  ...{ size: [10, 4, 3], spacingMm: [1, 2, 1], originLps: [100, 0, 0] },
  // i runs along -x.
  direction: [-1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const image = { geometry, data: Float32Array.from({ length: 120 }, (_, n) => n) };

it('cropAround keeps the voxels within the distance where they are', () => {
  const cropped = cropAround(image, [96, 2, 1], 2);
  expect(cropped?.geometry).toMatchObject({ size: [5, 3, 3], originLps: [98, 0, 0] });
  expect([...(cropped?.data.subarray(0, 5) ?? [])]).toEqual([2, 3, 4, 5, 6]);
});

it('cropAround gives null where the image does not reach', () => {
  expect(cropAround(image, [50, 2, 1], 2)).toBeNull();
});
