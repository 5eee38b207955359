import { describe, expect, it } from '@jest/globals';
import { mmOutsideGrid } from '../../../src/kernels/geometry/mmOutsideGrid.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';

const GRID: Geometry = {
  size: [10, 20, 5],
  spacingMm: [1, 0.5, 2],
  originLps: [100, 0, -4],
  direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
};

describe('mmOutsideGrid', () => {
  it('is 0 inside, up to the edge of the outermost voxels, and the distance to that edge outside', () => {
    const points = [
      [100, 0, -4],
      [100, -0.5, -4],
      [100, -2.5, -4],
      [100 - 0.5 * 19.5 - 3, -4.5, -4],
      [100, 0, -4 + 2 * 4 + 1 + 7],
    ];
    const outside = [...mmOutsideGrid(GRID, Float64Array.from(points.flat()))];
    expect(outside.map((mm) => Number(mm.toFixed(9)))).toEqual([0, 0, 2, 5, 7]);
  });
});
