// A worker of the product in a process of its own, with a short lease. Arguments: database URL, data folder.
import { loadConfig } from '../../src/config/loadConfig.ts';
import { createApp } from '../../src/context/createApp.ts';
import { shutdownSignal } from '../../src/context/shutdownSignal.ts';
import { runWorker } from '../../src/jobs/runWorker.ts';

const [databaseUrl, dataDir] = process.argv.slice(2);
const config = loadConfig({ env: {}, flags: { databaseUrl, dataDir, logLevel: 'silent', concurrency: 2 } });
const signal = shutdownSignal();
const app = await createApp(config, { role: 'worker' });
await runWorker({ app, signal, concurrency: config.concurrency, leaseMs: 1500, pollMs: 200 });
await app.close();
process.exit(0);
