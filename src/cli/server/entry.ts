import { fileURLToPath } from 'node:url';

/** How to start one of the programs, in the form in which this code itself runs: from .ts sources or built. */
export function entry(program: 'server' | 'worker'): readonly string[] {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const path = fileURLToPath(new URL(`../../${program}.${extension}`, import.meta.url));
  return [...process.execArgv, path];
}
