import { expect, it } from '@jest/globals';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';
import { maskFromDistance } from '../../../src/kernels/phantom/maskFromDistance.ts';

const ROW: Geometry = {
  size: [4, 1, 1],
  spacingMm: [1, 1, 1],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const mask = (...distances: number[]): number[] => [
  ...maskFromDistance(ROW, Float32Array.from(distances)).data,
];

it('takes voxels whose centres are inside', () => {
  expect(mask(0.5, -0.1, -2, 0)).toEqual([0, 1, 1, 0]);
});

it('keeps the nearest voxel of what falls between the centres', () => {
  expect(mask(Number.POSITIVE_INFINITY, 0.6, 0.2, 0.9)).toEqual([0, 0, 1, 0]);
});
