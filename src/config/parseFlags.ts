import { parseArgs } from 'node:util';
import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { flagName } from './flagName.ts';
import { SETTINGS } from './settings.ts';
import type { Flags } from './types.ts';

export interface ParsedFlags {
  readonly flags: Flags;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads `--data-dir x` and the like, one flag for every setting. CONFIG_INVALID for anything else. */
export function parseFlags(args: readonly string[]): ParsedFlags {
  const settings = SETTINGS.map(({ name }) => [flagName(name), { type: 'string' as const }]);
  const options = {
    ...(Object.fromEntries(settings) as Record<string, { type: 'string' }>),
    help: { type: 'boolean' as const, short: 'h' },
    version: { type: 'boolean' as const, short: 'v' },
  };
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const flags = SETTINGS.map(({ name }) => [name, (values as Flags)[flagName(name)]]);
    return { flags: Object.fromEntries(flags), help: values.help === true, version: values.version === true };
  } catch (error) {
    throw new SonoledgerError('CONFIG_INVALID', `${errorMessage(error)} See --help.`);
  }
}
