import { describe, expect, test } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import { transferLabel } from '../../../src/kernels/labels/transferLabel.ts';
import { countVoxels } from '../../../src/kernels/masks/countVoxels.ts';
import { maskFromPlanes } from '../../support/maskFromPlanes.ts';

const label = maskFromPlanes(['......', '.###..', '......']);
const cone = maskFromPlanes(['####..', '####..', '####..']);

function shift(x: number): Mat4 {
  return [1, 0, 0, x, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
}

function transfer(labelToTargetLps: Mat4, method: 'nearest' | 'linearThreshold' = 'nearest') {
  return transferLabel({ label, labelToTargetLps, target: cone.geometry, cone, method });
}

describe('transferLabel', () => {
  test('a label inside the cone arrives whole', () => {
    const result = transfer(IDENTITY_MAT4);
    expect(result).toMatchObject({ voxelsBeforeCrop: 3, voxelsCropped: 0, tumourInConeFraction: 1 });
    expect(result.label.data).toEqual(label.data);
  });

  test('what leaves the cone is cropped and counted', () => {
    const result = transfer(shift(1));
    expect(result).toMatchObject({ voxelsBeforeCrop: 3, voxelsCropped: 1, tumourInConeFraction: 2 / 3 });
    expect(result.label).toEqual(maskFromPlanes(['......', '..##..', '......']));
  });

  test('what leaves the grid is not in the voxel counts but in the fraction', () => {
    const result = transfer(shift(-2));
    expect(result).toMatchObject({ voxelsBeforeCrop: 2, voxelsCropped: 0, tumourInConeFraction: 2 / 3 });
  });

  test('a label fully outside the cone is a result with no voxels', () => {
    const result = transfer(shift(100));
    expect(result).toMatchObject({ voxelsBeforeCrop: 0, voxelsCropped: 0, tumourInConeFraction: 0 });
    expect(countVoxels(result.label)).toBe(0);
  });

  test('linear interpolation keeps a half and more', () => {
    // Shifted by 0.5 the row of three covers 0.5, 1, 1, 0.5.
    expect(countVoxels(transfer(shift(0.5), 'linearThreshold').label)).toBe(3);
    expect(transfer(shift(0.5), 'linearThreshold').voxelsBeforeCrop).toBe(4);
    expect(transfer(shift(0.4), 'linearThreshold').voxelsBeforeCrop).toBe(3);
  });

  test('a label value of 255 is inside like 1', () => {
    const bright = { ...label, data: label.data.map((value) => 255 * value) };
    const result = transferLabel({
      label: bright,
      labelToTargetLps: IDENTITY_MAT4,
      target: cone.geometry,
      cone,
      method: 'linearThreshold',
    });
    expect(result.label.data).toEqual(label.data);
  });

  test('an empty annotation is refused', () => {
    const nothing = { ...label, data: new Uint8Array(label.data.length) };
    expect(() =>
      transferLabel({
        label: nothing,
        labelToTargetLps: IDENTITY_MAT4,
        target: cone.geometry,
        cone,
        method: 'nearest',
      }),
    ).toThrow(expect.objectContaining({ code: 'EMPTY_MASK' }));
  });

  test('a cone on another grid is refused', () => {
    const target = { ...cone.geometry, originLps: [0, 0, 1] as const };
    expect(() =>
      transferLabel({ label, labelToTargetLps: IDENTITY_MAT4, target, cone, method: 'nearest' }),
    ).toThrow(expect.objectContaining({ code: 'GRID_MISMATCH' }));
  });
});
