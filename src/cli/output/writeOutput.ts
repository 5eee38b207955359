import { writeFile } from 'node:fs/promises';
import { writeProblem } from '../writeProblem.ts';

/** Writes text to a file and gives the line that says so. */
export async function writeOutput(path: string, text: string): Promise<string> {
  await writeFile(path, `${text}\n`).catch((error: unknown) => {
    throw writeProblem(path, error);
  });
  return `Wrote ${path}`;
}
