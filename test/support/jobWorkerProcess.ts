// A worker in a process of its own, whose first attempt at a job never ends. Arguments: database URL, data folder.
import { loadConfig } from '../../src/config/loadConfig.ts';
import { createApp } from '../../src/context/createApp.ts';
import { shutdownSignal } from '../../src/context/shutdownSignal.ts';
import { runWorker } from '../../src/jobs/runWorker.ts';
import { untilAborted } from './untilAborted.ts';

const [databaseUrl, dataDir] = process.argv.slice(2);
const config = loadConfig({ env: {}, flags: { databaseUrl, dataDir, logLevel: 'silent' } });
const signal = shutdownSignal();
const app = await createApp(config, {
  role: 'worker',
  jobHandlers: {
    SLICE_LABEL: {
      run: (_input, { signal: stop }) => untilAborted(stop),
      fail: async () => {},
    },
  },
});
await runWorker({ app, signal, concurrency: 1, workerName: 'child', leaseMs: 1000, pollMs: 200 });
await app.close();
