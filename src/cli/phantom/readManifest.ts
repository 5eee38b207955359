import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

export const MANIFEST_FILE = 'manifest.json';

/** Reads and checks the manifest of a folder. FILE_NOT_FOUND without one, CORRUPT_FILE when it is none. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SonoledgerError(
      'FILE_NOT_FOUND',
      `${path} cannot be read: give the folder that "sonoledger phantom --out" has written.`,
      {},
      { cause },
    );
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new SonoledgerError('CORRUPT_FILE', `${path} is no manifest: ${firstProblem(parsed.error)}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstProblem(error: z.ZodError): string {
  const [line] = z.prettifyError(error).split('\n');
  return line.replace(/^✖ /, '');
}
