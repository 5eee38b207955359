import type { Command } from 'commander';
import { loadConfig } from '../../config/loadConfig.ts';
import { SETTINGS } from '../../config/settings.ts';
import { withExamples } from '../options/withExamples.ts';
import { withSettingOptions } from '../server/settingOptions.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

/** sonoledger admin: the first administrator, made where the database is. */
export function adminCommand(program: Command, terminal: Terminal): void {
  const group = program.command('admin').description('Make administrators on the machine of the server.');
  const create = group
    .command('create')
    .description(
      'Make an administrator and a token, with the database itself. Give it the settings of the server.',
    )
    .requiredOption('--name <name>', 'unique name')
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals() as GlobalOptions & { name: string };
      const made = await makeAdmin(options, options.name);
      showing(terminal, options)(made, () => made.token);
    });
  withExamples(withSettingOptions(create), 'admin create --name anna --data-dir study');
}

async function makeAdmin(options: object, name: string): Promise<{ token: string; tokenId: string }> {
  const given = Object.entries(options).filter(([key]) => SETTINGS.some((setting) => setting.name === key));
  const config = loadConfig({ flags: { logLevel: 'error', ...Object.fromEntries(given) } });
  // Only here: no other command needs the database, and it is slow to load.
  const { createApp } = await import('../../context/createApp.ts');
  const { createAdmin } = await import('../../auth/createAdmin.ts');
  const app = await createApp(config, { role: 'server' });
  try {
    return await createAdmin(app, name);
  } finally {
    await app.close();
  }
}
