#!/usr/bin/env node
import { settingsHelp } from './config/describeSettings.ts';
import { loadConfig } from './config/loadConfig.ts';
import { packageVersion } from './config/packageVersion.ts';
import { parseFlags } from './config/parseFlags.ts';
import type { Config } from './config/types.ts';
import { createApp } from './context/createApp.ts';
import { exitWithError } from './context/exitWithError.ts';
import { shutdownSignal } from './context/shutdownSignal.ts';
import { runWorker } from './jobs/runWorker.ts';

const HELP = `Usage: node dist/worker.js [flags]

Does the heavy work of a server: give both the same settings. Any number may share one database and one data folder.

${settingsHelp()}`;

try {
  const { flags, help, version } = parseFlags(process.argv.slice(2));
  if (help) console.log(HELP);
  else if (version) console.log(packageVersion);
  else await work(loadConfig({ flags }));
} catch (error) {
  exitWithError(error);
}

async function work(config: Config): Promise<void> {
  const signal = shutdownSignal();
  const app = await createApp(config, { role: 'worker' });
  await runWorker({ app, signal, concurrency: config.concurrency });
  await app.close();
  // Nothing is left to do, but the channel to the server would keep the process.
  process.exit(0);
}
