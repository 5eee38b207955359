import { afterAll, describe, expect, it } from '@jest/globals';
import { chooseDevice } from '../../../src/compute/devices/chooseDevice.ts';
import type { DeviceCapability } from '../../../src/compute/devices/types.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';

const pool = createThreadPool({ size: 1 });
afterAll(() => pool.close());

const cpu: DeviceCapability = { device: 'cpu', available: true, reason: 'Always.' };
const webgpu: DeviceCapability = { device: 'webgpu', available: true, reason: 'Trial.' };
const cuda: DeviceCapability = { device: 'cuda', available: true, reason: 'Trial.' };
const noCuda: DeviceCapability = { device: 'cuda', available: false, reason: 'No CUDA library.' };

describe('choosing a device', () => {
  it('takes cuda by itself where it works', () => {
    expect(chooseDevice('auto', [cpu, webgpu, cuda])).toEqual({ device: 'cuda', reason: 'Trial.' });
  });

  it('takes the cpu otherwise, even with webgpu, and says why', () => {
    expect(chooseDevice('auto', [cpu, webgpu, noCuda])).toEqual({
      device: 'cpu',
      reason: 'No CUDA library.',
    });
  });

  it('takes a device that was asked for by name', () => {
    expect(chooseDevice('webgpu', [cpu, webgpu, noCuda]).device).toBe('webgpu');
    expect(chooseDevice('cpu', [cpu, webgpu, cuda]).device).toBe('cpu');
  });

  it('refuses a device that is not there instead of falling back', () => {
    expect(() => chooseDevice('cuda', [cpu, noCuda])).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('No CUDA library.'),
      }),
    );
  });
});

describe('detecting devices', () => {
  it('tries each device on this machine and gives a reason for each', async () => {
    const found = await pool.run('detectDevices', { accelerators: ['webgpu', 'cuda'] });
    expect(found.map(({ device }) => device)).toEqual(['cpu', 'webgpu', 'cuda']);
    expect(found[0].available).toBe(true);
    for (const { reason } of found) expect(reason).not.toBe('');
    expect(chooseDevice('auto', found).device).toBe(found[2].available ? 'cuda' : 'cpu');
  });
});
