import type { Command } from 'commander';
import { flagName } from '../../config/flagName.ts';
import { SETTINGS } from '../../config/settings.ts';

/** Adds every setting as an option; the data folder is one of the whole command line. */
export function withSettingOptions(command: Command): Command {
  for (const { name, variable, defaultText, description } of SETTINGS) {
    if (name === 'dataDir') continue;
    command.option(`--${flagName(name)} <value>`, `${description} ${variable} [${defaultText}]`);
  }
  return command;
}

/** The settings that were given, as flags for a server or worker. */
export const settingFlags = (options: Readonly<Record<string, unknown>>): string[] =>
  SETTINGS.flatMap(({ name }) =>
    options[name] === undefined ? [] : [`--${flagName(name)}`, String(options[name])],
  );
