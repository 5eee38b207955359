import { chooseDevice } from '../../../compute/devices/chooseDevice.ts';
import { hasCudaLibrary } from '../../../compute/devices/hasCudaLibrary.ts';
import type { DeviceCapability, DeviceChoice } from '../../../compute/devices/types.ts';
import { packageVersion } from '../../../config/packageVersion.ts';
import type { App } from '../../../context/types.ts';
import type { ServerInfo } from '../../../generated/resolverTypes.ts';
import { countWorkers } from '../../../jobs/countWorkers.ts';

/** What this server is and can do. The devices of the machine are looked for once. */
export async function describeServer(app: App): Promise<ServerInfo> {
  const [choice, workerCount] = await Promise.all([deviceOf(app), countWorkers(app.pool)]);
  return {
    version: packageVersion,
    device: choice.device,
    deviceReason: choice.reason,
    embeddedDatabase: app.database.embedded,
    workerCount,
  };
}

const CPU_ONLY: DeviceCapability[] = [
  { device: 'cpu', available: true, reason: 'The cpu can always be used.' },
];
const NO_CUDA: DeviceChoice = {
  device: 'cpu',
  reason:
    'The CUDA library of onnxruntime is not installed: ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node.',
};

const looks = new WeakMap<App['threads'], Promise<DeviceCapability[]>>();

async function deviceOf({ config, threads }: App): Promise<DeviceChoice> {
  if (config.device === 'cpu') return chooseDevice('cpu', CPU_ONLY);
  // Trying the devices takes seconds, most of them for webgpu, which `auto` never takes.
  if (config.device === 'auto' && !hasCudaLibrary()) return NO_CUDA;
  const look = looks.get(threads) ?? threads.run('detectDevices', {});
  looks.set(threads, look);
  look.catch(() => looks.delete(threads));
  return chooseDevice(config.device, await look);
}
