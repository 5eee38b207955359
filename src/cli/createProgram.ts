import { Command } from 'commander';
import { packageVersion } from '../config/packageVersion.ts';
import { phantomCommand } from './commands/phantomCommand.ts';
import type { Terminal } from './types.ts';

const COMMANDS = [phantomCommand];

/** The whole command line. Parsing throws; nothing here ends the process. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('sonoledger')
    .description('Data management and experiment tracking for MRI to ultrasound label transfer.')
    .version(packageVersion, '-v, --version', 'print the version')
    .option(
      '--url <address>',
      'server to speak to (default: SONOLEDGER_URL, else the one of the data folder)',
    )
    .option('--token <token>', 'token to send (default: SONOLEDGER_TOKEN)')
    .option('--data-dir <folder>', 'data folder (default: SONOLEDGER_DATA_DIR, else .sonoledger)')
    .option('--json', 'print the payload as JSON instead of text')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, helpWidth: 110 })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // What is wrong is printed once, with its code, by runCommandLine.
      writeErr: () => {},
    })
    .exitOverride();
  for (const add of COMMANDS) add(program, terminal);
  return program;
}
