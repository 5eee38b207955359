// A server with its workers on a data folder of its own, and the command line as its client, from the build.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isLive } from '../../dist/cli/server/isLive.js';
import { readServerFile } from '../../dist/http/serverFile.js';
import { round } from './statistics.mjs';

const ROOT = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 180_000;

/** Starts a server and gives it to `use`; stops it and removes its folder afterwards. */
export async function withProductServer(use) {
  const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
  const dataDir = join(folder, 'data');
  const flags = ['--port', '0', '--data-dir', dataDir, '--log-level', 'warn'];
  const child = spawn(process.execPath, [join(ROOT, 'dist/server.js'), ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    return await use({ folder, url: await liveUrl(child, dataDir), pid: child.pid });
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveUrl(child, dataDir) {
  for (const giveUpMs = Date.now() + START_LIMIT_MS; Date.now() < giveUpMs; await delay(200)) {
    if (child.exitCode !== null) break;
    const running = await readServerFile(dataDir);
    if (running && (await isLive(running.url))) return running.url;
  }
  throw new Error('The server did not start.');
}

/**
 * What a command prints, as JSON unless its last argument is --no-json. One that ends with failed jobs counts, for the
 * records tell; one that is refused says why.
 * @param onWords what to do with each piece that it writes on standard error
 */
export async function cli(args, onWords = (chunk) => process.stderr.write(chunk)) {
  const json = args.at(-1) === '--no-json' ? args.slice(0, -1) : [...args, '--json'];
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...json], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const startedMs = performance.now();
  let output = '';
  let words = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    words += chunk;
    if (!String(chunk).startsWith('INVALID_INPUT')) onWords(chunk);
  });
  const [code] = await once(child, 'close');
  const refused = code === 0 ? undefined : /INVALID_INPUT: (.*)/.exec(words)?.[1];
  if (code !== 0 && args[0] !== 'register-cohort')
    throw new Error(`sonoledger ${args[0]} ended with ${code}: ${words}`);
  return { output, refused, seconds: round((performance.now() - startedMs) / 1000) };
}

/** Process ids of the server's workers; none where /proc is absent. */
export function workersOf(serverPid) {
  try {
    return readdirSync('/proc').filter(
      (pid) =>
        parentOf(pid) === serverPid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker.js'),
    );
  } catch {
    return [];
  }
}

function parentOf(pid) {
  if (!/^\d+$/.test(pid)) return undefined;
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Most memory that a process held at a time, MiB; undefined where /proc is absent. */
export function peakMiB(pid) {
  try {
    const kib = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib && Math.round(Number(kib) / 1024);
  } catch {
    return undefined;
  }
}
