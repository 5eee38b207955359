import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The module a thread runs, in the form in which this code itself runs: from .ts sources or built. */
export function defaultThreadEntry(): URL {
  const fromSources = import.meta.url.endsWith('.ts');
  return new URL(fromSources ? './threadEntryFromSources.mjs' : './threadEntry.js', import.meta.url);
}

/** Starts a thread without the flags of the parent process, such as a test runner's module loader. */
export function spawnThread(entry: URL): Worker {
  return new Worker(fileURLToPath(entry), { execArgv: [] });
}
