import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import type { Geometry, Mask } from '../../../src/kernels/geometry/types.ts';
import { voxelVolumeMm3 } from '../../../src/kernels/geometry/voxelVolumeMm3.ts';
import { transferLabel } from '../../../src/kernels/labels/transferLabel.ts';
import { boundingBox } from '../../../src/kernels/masks/boundingBox.ts';
import { centroidLps } from '../../../src/kernels/masks/centroidLps.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { connectedComponents } from '../../../src/kernels/masks/connectedComponents.ts';
import { countVoxels } from '../../../src/kernels/masks/countVoxels.ts';
import { maskBoundary } from '../../../src/kernels/masks/maskBoundary.ts';
import { maskFromLabels } from '../../../src/kernels/masks/maskFromLabels.ts';
import { sliceAreas } from '../../../src/kernels/slicing/sliceAreas.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

const reference = JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/volumes.json'), 'utf8'));

function read(name: string, file: string) {
  return readNifti(readFileSync(sharedData('resect', name, file)), { fileName: file }).image;
}

describeWithData('resect', 'real volumes against scipy', () => {
  test.each(Object.keys(reference.cone))('the cone of %s', (name) => {
    const ultrasound = read(name, `${name}-US-before.nii.gz`);
    const cone = coneMask(ultrasound);
    const { nonZero, filled, boundary } = reference.cone[name];
    expect(ultrasound.data.filter((value) => value !== 0).length).toBe(nonZero);
    expect(countVoxels(cone)).toBe(filled);
    expect(countVoxels(maskBoundary(cone))).toBe(boundary);
  });

  const known = reference.lesion;

  test('shape and parts of a lesion', () => {
    const lesion = maskFromLabels(read('Case24', 'Case24-FLAIR-lesion-threshold.nii.gz'));
    expect(countVoxels(lesion)).toBe(known.voxels);
    expect(countVoxels(lesion) * voxelVolumeMm3(lesion.geometry)).toBeCloseTo(known.volumeMm3, 3);
    expect(countVoxels(maskBoundary(lesion))).toBe(known.boundary);
    expect(boundingBox(lesion)).toEqual({ first: known.first, last: known.last });
    const [x, y, z] = centroidLps(lesion);
    [-x, -y, z].forEach((value, axis) => {
      expect(value).toBeCloseTo(known.centroidRas[axis], 4);
    });
    for (const connectivity of [6, 26] as const) {
      const sizes = [...connectedComponents(lesion, connectivity).voxelCounts].sort((a, b) => b - a);
      expect(sizes).toEqual([...known.components[connectivity]].sort((a: number, b: number) => b - a));
    }
  });

  test('the area of a lesion in every slice', () => {
    const areas = sliceAreas(maskFromLabels(read('Case24', 'Case24-FLAIR-lesion-threshold.nii.gz')));
    for (const axis of ['I', 'J', 'K'] as const) {
      expect(Array.from(areas[axis].pixelCounts)).toEqual(known.areas[axis].pixelCounts);
      areas[axis].areaMm2.forEach((area, index) => {
        expect(area).toBeCloseTo(known.areas[axis].areaMm2[index], 4);
      });
    }
  });

  test.each(['nearest', 'linearThreshold'] as const)(
    'a lesion carried to an oblique grid by %s',
    (method) => {
      const lesion = maskFromLabels(read('Case24', 'Case24-FLAIR-lesion-threshold.nii.gz'));
      const { size, spacingMm, originLps, directionLps, centreLps, transform, coneFirstK, ...expected } =
        reference.transfer;
      const target: Geometry = { size, spacingMm, originLps, direction: directionLps };
      const result = transferLabel({
        label: lesion,
        labelToTargetLps: rigidToMat4({ ...transform, centreLps }),
        target,
        cone: coneFrom(target, coneFirstK),
        method,
      });
      expect(result.voxelsBeforeCrop).toBe(expected.voxelsBeforeCrop[method]);
      expect(result.voxelsCropped).toBe(expected.voxelsCropped[method]);
      expect(result.tumourInConeFraction).toBeCloseTo(expected.tumourInConeFraction, 12);
    },
  );
});

/** Everything from a plane k on. */
function coneFrom(geometry: Geometry, firstK: number): Mask {
  const plane = geometry.size[0] * geometry.size[1];
  const data = new Uint8Array(plane * geometry.size[2]).fill(1, plane * firstK);
  return { geometry, data };
}
