import { describe, expect, test } from '@jest/globals';
import { handedness } from '../../../src/kernels/geometry/handedness.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { sameGrid } from '../../../src/kernels/geometry/sameGrid.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';
import { validateGeometry } from '../../../src/kernels/geometry/validateGeometry.ts';
import { worldToIndex } from '../../../src/kernels/geometry/worldToIndex.ts';

const geometry: Geometry = {
  size: [10, 20, 30],
  spacingMm: [0.5, 1, 2],
  originLps: [-10, 5, 7],
  direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
};

describe('index and world', () => {
  test('a voxel is at origin + direction * (spacing .* index)', () => {
    // i points to +y, j to -x, k to +z.
    expect(transformPoint(indexToWorld(geometry), [2, 3, 4])).toEqual([-13, 6, 15]);
  });

  test('the world point comes back to the index', () => {
    const index = transformPoint(worldToIndex(geometry), [-13, 6, 15]);
    [2, 3, 4].forEach((n, axis) => {
      expect(index[axis]).toBeCloseTo(n, 12);
    });
  });
});

describe('sameGrid', () => {
  test('equal grids are the same', () => {
    expect(sameGrid(geometry, { ...geometry })).toEqual({ same: true });
  });

  test('a different size is named', () => {
    expect(sameGrid(geometry, { ...geometry, size: [10, 20, 31] })).toEqual({
      same: false,
      reason: 'the sizes are 10 x 20 x 30 and 10 x 20 x 31 voxels',
    });
  });

  test('a shifted origin is named with the distance', () => {
    const result = sameGrid(geometry, { ...geometry, originLps: [-10, 5, 7.01] });
    expect(result).toEqual({
      same: false,
      reason: 'the grids lie up to 0.01000 mm apart, more than 0.001 mm (originLps -10 5 7 and -10 5 7.01)',
    });
  });

  test('a spacing error that grows along the grid is found at the far corner', () => {
    // 29 steps of 0.0001 mm are 0.0029 mm.
    expect(sameGrid(geometry, { ...geometry, spacingMm: [0.5, 1, 2.0001] }).same).toBe(false);
    expect(sameGrid(geometry, { ...geometry, spacingMm: [0.5, 1, 2.00001] }).same).toBe(true);
  });

  test('a grid with a value that is not finite is never the same', () => {
    const broken = { ...geometry, originLps: [Number.NaN, 0, 0] as const };
    expect(sameGrid(broken, broken).same).toBe(false);
  });
});

describe('validateGeometry', () => {
  test('accepts right- and left-handed grids and tells them apart', () => {
    const mirrored: Geometry = { ...geometry, direction: [0, 1, 0, 1, 0, 0, 0, 0, 1] };
    expect(() => validateGeometry(geometry)).not.toThrow();
    expect(() => validateGeometry(mirrored)).not.toThrow();
    expect(handedness(geometry)).toBe('right');
    expect(handedness(mirrored)).toBe('left');
  });

  test.each<[string, Partial<Geometry>]>([
    ['the size must be', { size: [0, 1, 1] }],
    ['the size must be', { size: [1.5, 1, 1] }],
    ['the spacing must be', { spacingMm: [1, 0, 1] }],
    ['the spacing must be', { spacingMm: [1, -1, 1] }],
    ['the origin must be', { originLps: [0, Number.POSITIVE_INFINITY, 0] }],
    ['the direction must be', { direction: [Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1] }],
    ['axis I has length 0.9000', { direction: [0.9, 0, 0, 0, 1, 0, 0, 0, 1] }],
    ['axes I and J are not perpendicular', { direction: [1, 0.6, 0, 0, 0.8, 0, 0, 0, 1] }],
  ])('refuses a grid and says why: %s', (message, change) => {
    expect(() => validateGeometry({ ...geometry, ...change })).toThrow(message);
    expect(() => validateGeometry({ ...geometry, ...change })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_GEOMETRY' }),
    );
  });
});
