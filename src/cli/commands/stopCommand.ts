import type { Command } from 'commander';
import { loadClientSettings } from '../../config/loadClientSettings.ts';
import { withExamples } from '../options/withExamples.ts';
import { stopServer } from '../server/stopServer.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

/** sonoledger stop: ends the server of the data folder. */
export function stopCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('stop')
    .description(
      'Stop the server of the data folder, its workers and its database. Running jobs are given back.',
    )
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<GlobalOptions>();
      const stopped = await stopServer(loadClientSettings(options).dataDir);
      showing(terminal, options)(stopped, () => `Stopped ${stopped.url} (process ${stopped.pid})`);
    });
  withExamples(command, 'stop', 'stop --data-dir study');
}
