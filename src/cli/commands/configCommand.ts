import type { Command } from 'commander';
import { loadClientSettings } from '../../config/loadClientSettings.ts';
import { loadConfig } from '../../config/loadConfig.ts';
import { redactConfig } from '../../config/redactConfig.ts';
import { SETTINGS } from '../../config/settings.ts';
import type { Config } from '../../config/types.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatTable } from '../output/formatTable.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

/** sonoledger config: the settings as they hold here and now. Needs no server. */
export function configCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('config')
    .description('Print the settings that a server started here would have. Needs no server.')
    .action((_: unknown, self: Command) => printConfig(terminal, self.optsWithGlobals()));
  withExamples(command, 'config', 'config --json');
}

function printConfig(terminal: Terminal, options: GlobalOptions): void {
  const config = redactConfig(loadConfig({ flags: { dataDir: options.dataDir } }));
  const client = loadClientSettings(options);
  const { warnings, ...settings } = config;
  for (const warning of warnings) terminal.note(`Warning: ${warning}`);
  const rows = [
    ...SETTINGS.map(({ name, variable, description }) => [variable, shownValue(config, name), description]),
    ['SONOLEDGER_URL', client.url ?? '(the server of the data folder)', 'Server that commands speak to.'],
    ['SONOLEDGER_TOKEN', client.token === undefined ? '-' : '***', 'Token that commands send.'],
  ];
  const columns = ['variable', 'value', 'meaning'].map((title, n) => ({
    title,
    text: (row: readonly string[]) => row[n],
  }));
  showing(terminal, options)({ ...settings, url: client.url ?? null }, () => formatTable(columns, rows));
}

function shownValue(config: Config, name: (typeof SETTINGS)[number]['name']): string {
  if (name === 'auth') return config.authRequired ? 'required' : 'off';
  const value = config[name];
  if (value === undefined) return name === 'databaseUrl' ? '(embedded)' : '-';
  return Array.isArray(value) ? value.join(', ') || '(none)' : String(value);
}
