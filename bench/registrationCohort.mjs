// Every registration method of the server on a cohort of phantoms, as a laboratory would run it: a server on a
// temporary data folder, import, registration and comparison through its GraphQL interface. What is printed are the
// server's own records (compareRegistrationMethods). Takes minutes to an hour, so `npm run bench` leaves it out.
//
//   npm run bench:cohort                                     100 patients, half resolution
//   npm run bench:cohort -- --patients 12                    a quick look
//   npm run bench:cohort -- --brain-shift-mm 4               with deformation that no rigid method can undo
//   npm run bench:cohort -- --scale 1 --methods LC2_RIGID    full resolution, one method
//
// The default seed is in no test and in no tuning: keep it so, and tune on others. There is no reviewer: one that
// rejects what is wrong by the true error would make the share of exclusions equal to the share of wrong ones by
// construction and say nothing. So exclusions here are those of the rules, and what is wrong and passed the automatic
// checks is what a person would have to find. Needs `npm run build`. The last line is JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isLive } from '../dist/cli/server/isLive.js';
import { readServerFile } from '../dist/http/serverFile.js';

const ROOT = join(import.meta.dirname, '..');
const START_LIMIT_MS = 180_000;
const METHODS = '{ __type(name: "RegistrationMethod") { enumValues { name } } }';

const { values: options } = parseArgs({
  options: {
    patients: { type: 'string', default: '100' },
    seed: { type: 'string', default: '740319' },
    scale: { type: 'string', default: '0.5' },
    'brain-shift-mm': { type: 'string', default: '0' },
    methods: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'sonoledger-cohort-'));
const server = { process: undefined, url: undefined };
try {
  console.log(JSON.stringify(await measure()));
} finally {
  await stopServer();
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const cohort = join(folder, 'cohort');
  const { patients, seed, scale } = options;
  const shift = options['brain-shift-mm'];
  const asked = ['--patients', patients, '--seed', seed, '--scale', scale, '--brain-shift-mm', shift];
  const generated = await timed(() => cli('phantom', '--out', cohort, ...asked));
  const dataSet = JSON.parse(generated.output).manifest.dataSet.name;
  await startServer();
  const imported = await timed(() => cli('import', 'phantom', cohort, '--url', server.url));
  const wallSeconds = {};
  for (const method of await methods()) {
    const asked = ['register-cohort', '--data-set', dataSet, '--method', method, '--url', server.url];
    const { seconds, refused } = await timed(() => cli(...asked));
    if (refused) process.stderr.write(`${method} is left out: ${refused}\n`);
    else wallSeconds[method] = seconds;
  }
  const compared = ['compare-methods', '--data-set', dataSet, '--url', server.url];
  process.stdout.write(`${dataSet}\n\n${(await cli(...compared, '--no-json')).output}\n`);
  const { compareRegistrationMethods } = JSON.parse((await cli(...compared)).output);
  return {
    bench: 'registrationCohort',
    dataSet,
    threads: availableParallelism(),
    node: process.version,
    cpu: cpus()[0].model.trim(),
    generationSeconds: generated.seconds,
    importSeconds: imported.seconds,
    peakMiB: peakMemory(),
    results: compareRegistrationMethods.map((row) => toResult(row, wallSeconds[row.method])),
  };
}

/** One row as bench/run.mjs prints it: the measure, then the rest. */
function toResult(row, wallSeconds) {
  const { mtreTrackedMm, mtreRegisteredMm, durationMs } = row;
  return {
    method: row.method,
    patients: row.patientCount,
    medianSeconds: durationMs.median === null ? undefined : round(durationMs.median / 1000),
    wallMinutes: wallSeconds === undefined ? undefined : round(wallSeconds / 60),
    trackedMedianMtreMm: round(mtreTrackedMm.median),
    medianMtreMm: round(mtreRegisteredMm.median),
    meanMtreMm: round(mtreRegisteredMm.mean),
    largestMtreMm: round(mtreRegisteredMm.largest),
    failed: `failed ${interval(row.failed)}`,
    excluded: `excluded ${interval(row.excluded)}`,
    wrong: `above 5 mm ${interval(row.wrong)}`,
    silent: `above 5 mm though better by evidence ${interval(row.wrongBetterByEvidence)}`,
  };
}

function interval({ count, total, lower, upper }) {
  return total === 0 ? 'none of 0' : `${count}/${total} [${percent(lower)} to ${percent(upper)} %]`;
}

async function methods() {
  if (options.methods !== undefined) return options.methods.split(',');
  const { __type } = JSON.parse((await cli('query', METHODS, '--url', server.url)).output);
  return __type.enumValues.map(({ name }) => name);
}

/** What a command prints. One that ends with failed jobs counts, for the records tell; one that is refused says why. */
async function cli(...args) {
  const json = args.at(-1) === '--no-json' ? args.slice(0, -1) : [...args, '--json'];
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...json], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let words = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    words += chunk;
    if (!String(chunk).startsWith('INVALID_INPUT')) process.stderr.write(chunk);
  });
  const [code] = await once(child, 'close');
  const refused = code === 0 ? undefined : /INVALID_INPUT: (.*)/.exec(words)?.[1];
  if (code !== 0 && args[0] !== 'register-cohort')
    throw new Error(`sonoledger ${args[0]} ended with ${code}: ${words}`);
  return { output, refused };
}

async function startServer() {
  const dataDir = join(folder, 'data');
  const flags = ['--port', '0', '--data-dir', dataDir, '--log-level', 'warn'];
  server.process = spawn(process.execPath, [join(ROOT, 'dist/server.js'), ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const giveUpMs = Date.now() + START_LIMIT_MS; Date.now() < giveUpMs; await delay(200)) {
    if (server.process.exitCode !== null) break;
    const running = await readServerFile(dataDir);
    if (running && (await isLive(running.url))) {
      server.url = running.url;
      return;
    }
  }
  throw new Error('The server did not start.');
}

async function stopServer() {
  const { process: child } = server;
  if (child === undefined || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Most memory that the server and its workers held at a time, MiB by program; undefined where /proc is absent. */
function peakMemory() {
  try {
    const children = readdirSync('/proc').filter((pid) => parentOf(pid) === server.process.pid);
    const node = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker'));
    return { server: peakOf(server.process.pid), workers: node.map(peakOf) };
  } catch {
    return undefined;
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

function peakOf(pid) {
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

async function timed(work) {
  const startedMs = performance.now();
  const result = await work();
  return { ...result, seconds: round((performance.now() - startedMs) / 1000) };
}

function percent(share) {
  return Math.round(100 * share);
}

function round(value) {
  return value === null || value === undefined ? undefined : Math.round(100 * value) / 100;
}
