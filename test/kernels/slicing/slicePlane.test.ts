import { describe, expect, it } from '@jest/globals';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, SliceAxis, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { validateGeometry } from '../../../src/kernels/geometry/validateGeometry.ts';
import { slicePlane } from '../../../src/kernels/slicing/slicePlane.ts';

// A rotation about an oblique axis.
const OBLIQUE: Geometry = {
  size: [5, 6, 7],
  spacingMm: [0.3, 0.5, 0.7],
  originLps: [-12.5, 30.25, 8],
  direction: [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6],
};

const PARENT: Readonly<Record<SliceAxis, (x: number, y: number, index: number) => Vec3>> = {
  I: (x, y, index) => [index, x, y],
  J: (x, y, index) => [x, index, y],
  K: (x, y, index) => [x, y, index],
};

describe('the place of a slice', () => {
  it.each(['I', 'J', 'K'] as const)('puts every pixel of axis %s where its voxel is', (axis) => {
    const plane = slicePlane(OBLIQUE, axis, 4);
    validateGeometry(plane);
    const toWorld = indexToWorld(OBLIQUE);
    const [width, height] = plane.size;
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
    ]) {
      const world = transformPoint(indexToWorld(plane), [x, y, 0]);
      const wanted = transformPoint(toWorld, PARENT[axis](x, y, 4));
      for (const n of [0, 1, 2]) expect(world[n]).toBeCloseTo(wanted[n], 10);
    }
  });

  it('has the spacing of its own two axes, and the parent spacing across', () => {
    expect(slicePlane(OBLIQUE, 'I', 0)).toMatchObject({ size: [6, 7, 1], spacingMm: [0.5, 0.7, 0.3] });
    expect(slicePlane(OBLIQUE, 'J', 0)).toMatchObject({ size: [5, 7, 1], spacingMm: [0.3, 0.7, 0.5] });
    expect(slicePlane(OBLIQUE, 'K', 0)).toMatchObject({ size: [5, 6, 1], spacingMm: [0.3, 0.5, 0.7] });
  });

  it('refuses a slice that the volume does not have', () => {
    expect(() => slicePlane(OBLIQUE, 'I', 5)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
