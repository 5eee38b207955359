import { afterAll, describe, expect, it } from '@jest/globals';
import { hasCudaLibrary } from '../../../src/compute/devices/hasCudaLibrary.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import type { Image, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { deviceRegistration } from '../../factories/deviceRegistration.ts';

const pool = createThreadPool({ size: 1 });
afterAll(() => pool.close());

const { fixed, moving, initialMovingToFixedLps, options } = deviceRegistration();
const file = (image: Image<VoxelArray>, fileName: string) => ({
  bytes: writeNifti(image, { gzip: false }),
  fileName,
});

describe('registering volumes on a device', () => {
  it('names the device, and warns when it is not the one that was asked for', async () => {
    const registered = await pool.run('registerVolumes', {
      method: 'LC2_RIGID',
      device: 'cuda',
      fixed: file(fixed, 'us.nii'),
      moving: moving.map(({ sequence, image }) => ({ sequence, file: file(image, 'mri.nii') })),
      trackedMovingToFixedLps: initialMovingToFixedLps,
      seed: 3,
      options: options ?? {},
      tumour: null,
      landmarks: null,
    });
    const warning = 'Scored on the cpu instead of cuda. The model cannot be loaded on cuda';
    if (hasCudaLibrary()) return;
    expect(registered.device).toBe('cpu');
    expect(registered.warnings).toContainEqual(expect.stringContaining(warning));
    expect(registered.similarityRegistered).toBeGreaterThan(registered.similarityTracked);
  });
});
