import type { Command } from 'commander';
import { loadClientSettings } from '../../config/loadClientSettings.ts';
import { withExamples } from '../options/withExamples.ts';
import { runAttached } from '../server/runAttached.ts';
import { settingFlags, withSettingOptions } from '../server/settingOptions.ts';
import { startDetached } from '../server/startDetached.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

interface Options extends GlobalOptions {
  readonly detach?: boolean;
}

/** sonoledger serve: the server with its workers and database. */
export function serveCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('serve')
    .description('Start the server, its workers and, unless DATABASE_URL names another, its database.')
    .option('--detach', 'leave it running in the background; "sonoledger stop" ends it')
    .action((_: unknown, self: Command) => serve(terminal, self.optsWithGlobals()));
  withExamples(withSettingOptions(command), 'serve', 'serve --port 0 --data-dir study --detach');
}

async function serve(terminal: Terminal, options: Options): Promise<void> {
  const flags = settingFlags({ ...options });
  if (!options.detach) return runAttached('server', flags);
  const { dataDir } = loadClientSettings(options);
  const server = await startDetached(dataDir, settingFlags({ ...options, dataDir: undefined }));
  showing(terminal, options)(
    server,
    () => `Running at ${server.url} (process ${server.pid}), log in ${server.logFile}`,
  );
}
