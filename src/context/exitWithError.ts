import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';

/** Ends the process on an error that it cannot go on with: a known one in words, any other with its stack. */
export function exitWithError(error: unknown): never {
  if (error instanceof SonoledgerError) {
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exit(error.exitCode);
  }
  process.stderr.write(`${error instanceof Error ? error.stack : errorMessage(error)}\n`);
  process.exit(1);
}
