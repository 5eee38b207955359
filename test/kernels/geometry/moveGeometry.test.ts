import { expect, it } from '@jest/globals';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { moveGeometry } from '../../../src/kernels/geometry/moveGeometry.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';

it('moveGeometry takes every voxel where the pose takes its place', () => {
  const geometry: Geometry = {
    ...{ size: [4, 5, 6], spacingMm: [1, 2, 3], originLps: [7, -8, 9] },
    direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
  };
  const pose = rigidToMat4({
    translationMm: [1, 2, 3],
    rotationVectorRad: [0.3, -0.2, 0.5],
    centreLps: [4, 5, 6],
  });
  const moved = moveGeometry(geometry, pose);
  const found = transformPoint(indexToWorld(moved), [3, 1, 5]);
  const expected = transformPoint(pose, transformPoint(indexToWorld(geometry), [3, 1, 5]));
  found.forEach((value, axis) => {
    expect(value).toBeCloseTo(expected[axis], 10);
  });
});
