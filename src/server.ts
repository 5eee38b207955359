#!/usr/bin/env node
import { settingsHelp } from './config/describeSettings.ts';
import { loadConfig } from './config/loadConfig.ts';
import { packageVersion } from './config/packageVersion.ts';
import { parseFlags } from './config/parseFlags.ts';
import type { Config } from './config/types.ts';
import { exitWithError } from './context/exitWithError.ts';
import { aborted, shutdownSignal } from './context/shutdownSignal.ts';
import { type RunningServer, startServer } from './http/startServer.ts';

const HELP = `Usage: node dist/server.js [flags]

Starts the GraphQL server, its workers and, unless DATABASE_URL names another, its own database.
Each setting is also a flag: SONOLEDGER_DATA_DIR is --data-dir, DATABASE_URL is --database-url.

${settingsHelp()}`;

try {
  const args = process.argv.slice(2);
  const { flags, help, version } = parseFlags(args);
  if (help) console.log(HELP);
  else if (version) console.log(packageVersion);
  else await serve(loadConfig({ flags }), args);
} catch (error) {
  exitWithError(error);
}

async function serve(config: Config, args: readonly string[]): Promise<void> {
  const signal = shutdownSignal();
  for (const warning of config.warnings) console.error(`Warning: ${warning}`);
  const server = await startServer(config, args);
  console.log(startUpBlock(config, server));
  await aborted(signal);
  console.log('Stopping: requests finish, running jobs are given back.');
  await server.close();
}

function startUpBlock(config: Config, { url, info, firstTokenFile }: RunningServer): string {
  const database = info.embeddedDatabase ? 'embedded' : 'as DATABASE_URL says';
  const access = config.authRequired ? 'every request needs a token' : 'this machine only, no token needed';
  const lines = [
    `Sonoledger ${info.version}`,
    `  GraphQL   ${url}/graphql`,
    `  GraphiQL  ${url}/graphiql`,
    `  Health    ${url}/health`,
    `  Data      ${config.dataDir} (database: ${database})`,
    `  Device    ${info.device}: ${info.deviceReason}`,
    `  Workers   ${config.workers}`,
    `  Access    ${access}`,
    ...(firstTokenFile ? [`  Token     the first one is in ${firstTokenFile}`] : []),
  ];
  return lines.join('\n');
}
