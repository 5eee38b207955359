import type { Command } from 'commander';
import { withExamples } from '../options/withExamples.ts';
import { runAttached } from '../server/runAttached.ts';
import { settingFlags, withSettingOptions } from '../server/settingOptions.ts';
import type { Terminal } from '../types.ts';

/** sonoledger worker: one more worker of a server. */
export function workerCommand(program: Command, _terminal: Terminal): void {
  const command = program
    .command('worker')
    .description('Start one more worker. Give it the settings of the server.')
    .action((_: unknown, self: Command) => runAttached('worker', settingFlags(self.optsWithGlobals())));
  withExamples(withSettingOptions(command), 'worker --data-dir study --concurrency 4');
}
