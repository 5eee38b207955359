import { readFile } from 'node:fs/promises';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** JSON given on the command line, or in the file behind an @, as in `--spec @spec.json`. */
export async function parseJson(text: string, flag: string): Promise<unknown> {
  const fromFile = text.startsWith('@');
  const content = fromFile ? await readText(text.slice(1), flag) : text;
  try {
    return JSON.parse(content);
  } catch {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${flag}: ${fromFile ? text.slice(1) : 'the value'} is not JSON.`,
    );
  }
}

async function readText(path: string, flag: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SonoledgerError('FILE_NOT_FOUND', `${flag}: there is no readable file ${path}.`, {}, { cause });
  });
}
