import { CommanderError } from 'commander';
import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { createProgram } from './createProgram.ts';
import type { Terminal } from './types.ts';

/** Runs one command line, prints what went wrong as `CODE: message`, and gives the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = createProgram(terminal);
    if (args.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, terminal);
  }
}

function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return reportUsage(error, terminal);
  if (error instanceof SonoledgerError) {
    terminal.note(`${error.code}: ${error.message}`);
    return error.exitCode;
  }
  terminal.note(`INTERNAL_SERVER_ERROR: ${(error instanceof Error && error.stack) || errorMessage(error)}`);
  return 1;
}

// Help and version end the parsing too, with 0.
function reportUsage({ exitCode, message }: CommanderError, terminal: Terminal): number {
  if (exitCode === 0) return 0;
  const said = message.replace(/^error: /, '');
  const text = said === '(outputHelp)' ? 'A command is missing.' : said;
  const error = new SonoledgerError('INVALID_INPUT', `${text.replace(/\n+/g, ' ')} See --help.`);
  terminal.note(`${error.code}: ${error.message}`);
  return error.exitCode;
}
