import { expect } from '@jest/globals';
import { indexToWorld } from '../../src/kernels/geometry/indexToWorld.ts';
import type { Image, VoxelArray } from '../../src/kernels/geometry/types.ts';

/** What another reader found in a file. */
export interface VolumeReference {
  readonly size: readonly number[];
  readonly affineLps: readonly (readonly number[])[];
  readonly sum: number;
  readonly weightedSum: number;
}

/** Expects the grid, to 1e-5 mm, and the voxels in their order, to 1e-7 of their sum: some readers keep doubles. */
export function expectVolume({ geometry, data }: Image<VoxelArray>, reference: VolumeReference): void {
  expect(geometry.size).toEqual(reference.size);
  const affine = indexToWorld(geometry);
  for (const [n, value] of reference.affineLps.flat().entries()) expect(affine[n]).toBeCloseTo(value, 5);
  let [sum, weightedSum] = [0, 0];
  for (let n = 0; n < data.length; n++) {
    sum += data[n];
    weightedSum += data[n] * n;
  }
  expect(sum / reference.sum).toBeCloseTo(1, 7);
  expect(weightedSum / reference.weightedSum).toBeCloseTo(1, 7);
}
