import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasCudaLibrary } from '../../../src/compute/devices/hasCudaLibrary.ts';
import type { RegisteredOnDevice } from '../../../src/compute/registration/registerOnDevice.ts';
import { poseChange } from '../../../src/kernels/geometry/poseChange.ts';
import { registerRigid } from '../../../src/kernels/registration/registerRigid.ts';
import { deviceRegistration } from '../../factories/deviceRegistration.ts';
import { onDevice } from '../../support/onDevice.ts';
import { describeWithVulkan, softwareVulkan } from '../../support/softwareVulkan.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const expected = registerRigid(deviceRegistration());

describe('registration on a device that is not there', () => {
  let registered: RegisteredOnDevice;
  beforeAll(async () => {
    registered = await onDevice('registerPair', 'cuda');
  });

  it('goes on with the cpu and says why', () => {
    const { result, use } = registered;
    if (hasCudaLibrary() && use.device === 'cuda') return;
    expect(result).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(use).toEqual({ device: 'cpu', failure: expect.stringContaining('cannot be loaded on cuda') });
  });
});

describeWithVulkan('registration on WebGPU, emulated on the processor', () => {
  const folder = temporaryFolder();
  let registered: RegisteredOnDevice;
  beforeAll(async () => {
    registered = await onDevice('registerPair', 'webgpu', softwareVulkan(folder.path));
  });
  afterAll(() => folder.remove());

  it('searches on the device', () => {
    expect(registered.use).toEqual({ device: 'webgpu' });
    expect(registered.result.evaluations.coarse).toBeGreaterThan(40);
  });

  it('ends where the cpu does', () => {
    const { movingToFixedLps, similarityAfter, evidence } = registered.result;
    const change = poseChange(movingToFixedLps, expected.movingToFixedLps, [0, -10, 35]);
    expect(change.translationMm).toBeLessThan(0.05);
    expect(change.rotationDeg).toBeLessThan(0.1);
    expect(Math.abs(similarityAfter - expected.similarityAfter)).toBeLessThan(1e-3);
    expect(evidence.betterByEvidence).toBe(expected.evidence.betterByEvidence);
    expect(evidence.nullSimilarities.mean).toBeCloseTo(expected.evidence.nullSimilarities.mean, 5);
  });
});
