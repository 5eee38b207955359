import { deviceOfPool } from '../../../compute/devices/deviceOfPool.ts';
import { packageVersion } from '../../../config/packageVersion.ts';
import type { App } from '../../../context/types.ts';
import type { ServerInfo } from '../../../generated/resolverTypes.ts';
import { countWorkers } from '../../../jobs/countWorkers.ts';

/** What this server is and can do. */
export async function describeServer(app: App): Promise<ServerInfo> {
  const [choice, workerCount] = await Promise.all([
    deviceOfPool(app.threads, app.config.device),
    countWorkers(app.pool),
  ]);
  return {
    version: packageVersion,
    device: choice.device,
    deviceReason: choice.reason,
    embeddedDatabase: app.database.embedded,
    workerCount,
  };
}
