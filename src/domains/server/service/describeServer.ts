import { chooseDevice } from '../../../compute/devices/chooseDevice.ts';
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

const capabilities = new WeakMap<App['threads'], Promise<DeviceCapability[]>>();

async function deviceOf({ config, threads }: App): Promise<DeviceChoice> {
  const looking = capabilities.get(threads) ?? threads.run('detectDevices', {});
  capabilities.set(threads, looking);
  looking.catch(() => capabilities.delete(threads));
  return chooseDevice(config.device, await looking);
}
