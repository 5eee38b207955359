// Runs the benchmarks of this folder one after the other and prints a table for each; with --write their sections of
// bench/RESULTS.md are replaced and the others kept. Names as arguments choose: `npm run bench -- metrics slicing
// --write`. Nothing else should load the machine. What takes long has a command of its own and runs here only by
// name; `--results FILE` takes the JSON lines that such runs on this machine printed instead of running anything.
//
// A benchmark is a script here that prints one JSON line { bench, runs, threads, results }. A result has fields
// that say what was done and how large it was, then one measure whose name ends in PerSecond, Ms or Seconds or that
// `measure` names, then what else was found, and `peers`: 'peer absent', or a list of the same measure by other tools in
// the same run. Several lines of one benchmark in a file of results make one section.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const FOLDER = import.meta.dirname;
const MEASURE = /(PerSecond|Ms|Seconds)$/;
const OWN_COMMAND = new Set([
  'registrationCohort',
  'registrationAccuracy',
  'registrationResume',
  'cohortFlow',
]);
const BESIDE = new Set(['fastest', 'slowest', 'peers', 'measure']);
const RESULTS = join(FOLDER, 'RESULTS.md');
const HEADING = `# Benchmarks

Made by \`npm run bench -- --write\`. Medians, with the slowest and the fastest run where there were several. A peer ran
in the same run on the same bytes. The ratio is ours to the peer's in speed: above 1 ours is faster. Times depend on the
machine; ratios less.
`;

const { values: flags, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, results: { type: 'string' } },
});
const benches = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
  .filter((name) => (names.length === 0 ? !OWN_COMMAND.has(name) : names.includes(name)));
const unknown = names.filter((name) => !benches.includes(name));
if (unknown.length > 0) fail(`There is no benchmark ${unknown.join(', ')}.`);

const reports = flags.results === undefined ? benches.map(runBench) : readReports(flags.results);
const made = new Map(reports.map((report) => [report.bench, section(report)]));
process.stdout.write([...made.values()].join('\n'));
if (flags.write) {
  const sections = new Map([...writtenSections(), ...made]);
  const sorted = [...sections.keys()].sort().map((name) => sections.get(name));
  writeFileSync(RESULTS, `${HEADING}\n${sorted.join('\n')}`);
}

function readReports(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const reports = lines.filter((line) => line.startsWith('{"bench":')).map((line) => JSON.parse(line));
  return [...new Set(reports.map(({ bench }) => bench))].map((bench) => {
    const same = reports.filter((report) => report.bench === bench);
    return { ...same[0], results: same.flatMap(({ results }) => results) };
  });
}

function writtenSections() {
  if (!existsSync(RESULTS)) return [];
  const parts = readFileSync(RESULTS, 'utf8')
    .split(/^(?=## )/m)
    .slice(1);
  return parts.map((part) => [/^## (\S+)/.exec(part)[1], `${part.trimEnd()}\n`]);
}

function runBench(name) {
  process.stderr.write(`${name} ...\n`);
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const { status, stdout } = spawnSync(process.execPath, [join(FOLDER, `${name}.mjs`)], options);
  if (status !== 0) fail(`${name}.mjs ended with ${status}.`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${availableParallelism()} cores of ${cpu.model.trim()}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}`;
}

function section({ bench, runs, threads, results }) {
  const conditions = [
    machine(),
    runs && `${runs} runs`,
    threads && `${threads} thread${threads === 1 ? '' : 's'}`,
  ];
  const rows = results.flatMap(rowsOf);
  return [
    `## ${bench}\n`,
    `${conditions.filter(Boolean).join(', ')}\n`,
    '| what | measure | ours | slowest to fastest | peer | peer | ratio | also |',
    '|---|---|---:|---:|---|---:|---:|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}

function rowsOf(result) {
  const keys = Object.keys(result).filter((key) => typeof result[key] !== 'object' && !BESIDE.has(key));
  const at = keys.indexOf(result.measure ?? keys.find((key) => MEASURE.test(key)));
  const measure = keys[at];
  const { slowest, fastest, peers } = result;
  const texts = (names) =>
    names.map((key) =>
      typeof result[key] === 'string' ? result[key] : `${words(key)} ${number(result[key])}`,
    );
  const spread = fastest === undefined ? '' : `${number(slowest)} to ${number(fastest)}`;
  const ours = [texts(keys.slice(0, at)).join(', '), words(measure), number(result[measure]), spread];
  const also = texts(keys.slice(at + 1)).join(', ');
  if (!Array.isArray(peers)) return [[...ours, peers ?? 'none', '', '', also]];
  return peers.map((peer) => {
    const theirs = peer[measure];
    return [...ours, peer.peer, number(theirs), ratio(measure, result[measure], theirs), also];
  });
}

function ratio(measure, ours, theirs) {
  if (theirs === undefined) return '';
  return number(measure.endsWith('PerSecond') ? ours / theirs : theirs / ours);
}

function words(name) {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function number(value) {
  if (typeof value !== 'number') return '';
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : String(Number(value.toPrecision(3)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
