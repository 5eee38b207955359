import type { ThreadPool } from '../threads/types.ts';
import { chooseDevice } from './chooseDevice.ts';
import type { Device, DeviceCapability, DeviceChoice, DeviceRequest } from './types.ts';

const found = new WeakMap<ThreadPool, Promise<DeviceCapability[]>>();

/**
 * The device that models run on in a pool's threads. They are looked for once per pool, which is asked for one
 * device all its life.
 * @throws CONFIG_INVALID when a device asked for by name cannot be used here
 */
export async function deviceOfPool(threads: ThreadPool, requested: DeviceRequest): Promise<DeviceChoice> {
  const looking =
    found.get(threads) ?? threads.run('detectDevices', { accelerators: worthTrying(requested) });
  found.set(threads, looking);
  // A failure is not kept: the next asker looks again.
  looking.catch(() => found.delete(threads));
  return chooseDevice(requested, await looking);
}

/** `auto` never takes webgpu, so it need not be tried. */
function worthTrying(requested: DeviceRequest): Exclude<Device, 'cpu'>[] {
  if (requested === 'cpu') return [];
  return [requested === 'auto' ? 'cuda' : requested];
}
