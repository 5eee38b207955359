// Every registration method of the server on a cohort of phantoms, as a laboratory would run it: a server on a
// temporary data folder, import, registration and comparison through its GraphQL interface. What is printed are the
// server's own records (compareRegistrationMethods). Takes minutes to an hour, so `npm run bench` leaves it out.
//
//   npm run bench:cohort                                     100 patients, half resolution
//   npm run bench:cohort -- --patients 12                    a quick look
//   npm run bench:cohort -- --brain-shift-mm 4               with deformation that no rigid method can undo
//   npm run bench:cohort -- --scale 1 --methods LC2_RIGID    full resolution, one method
//   npm run bench:cohort -- --untimed                        without times, for a machine that does other work beside
//
// The default seed is in no test and in no tuning: keep it so, and tune on others. There is no reviewer: one that
// rejects what is wrong by the true error would make the share of exclusions equal to the share of wrong ones by
// construction and say nothing. So exclusions here are those of the rules, and what is wrong and passed the automatic
// checks is what a person would have to find. Needs `npm run build`. The last line is JSON.
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, peakMiB, withProductServer, workersOf } from './shared/productServer.mjs';
import { round } from './shared/statistics.mjs';

const METHODS = '{ __type(name: "RegistrationMethod") { enumValues { name } } }';

const { values: options } = parseArgs({
  options: {
    patients: { type: 'string', default: '100' },
    seed: { type: 'string', default: '740319' },
    scale: { type: 'string', default: '0.5' },
    'brain-shift-mm': { type: 'string', default: '0' },
    methods: { type: 'string' },
    untimed: { type: 'boolean', default: false },
  },
});

console.log(JSON.stringify(await withProductServer(measure)));

async function measure({ folder, url, pid }) {
  const cohort = join(folder, 'cohort');
  const { patients, seed, scale } = options;
  const shift = options['brain-shift-mm'];
  const asked = ['--patients', patients, '--seed', seed, '--scale', scale, '--brain-shift-mm', shift];
  const generated = await cli(['phantom', '--out', cohort, ...asked]);
  const dataSet = JSON.parse(generated.output).manifest.dataSet.name;
  const imported = await cli(['import', 'phantom', cohort, '--url', url]);
  const wallSeconds = {};
  for (const method of await methods(url)) {
    const { seconds, refused } = await cli([
      ...['register-cohort', '--data-set', dataSet, '--method', method, '--url', url],
    ]);
    if (refused) process.stderr.write(`${method} is left out: ${refused}\n`);
    else wallSeconds[method] = seconds;
  }
  const compared = ['compare-methods', '--data-set', dataSet, '--url', url];
  process.stdout.write(`${dataSet}\n\n${(await cli([...compared, '--no-json'])).output}\n`);
  const { compareRegistrationMethods } = JSON.parse((await cli(compared)).output);
  return {
    bench: 'registrationCohort',
    dataSet,
    threads: options.untimed ? undefined : availableParallelism(),
    node: process.version,
    cpu: cpus()[0].model.trim(),
    generationSeconds: generated.seconds,
    importSeconds: imported.seconds,
    peakMiB: { server: peakMiB(pid), workers: workersOf(pid).map(peakMiB) },
    results: compareRegistrationMethods.map((row) => toResult(row, wallSeconds[row.method])),
  };
}

/** One row as bench/run.mjs prints it: what and how many, the measure, then the rest. */
function toResult(row, wallSeconds) {
  const { mtreTrackedMm, mtreRegisteredMm, durationMs } = row;
  const seconds = durationMs.median === null ? undefined : round(durationMs.median / 1000);
  const shiftMm = Number(options['brain-shift-mm']);
  return {
    method: row.method,
    patients: row.patientCount,
    ...(shiftMm > 0 ? { brainShiftMm: shiftMm } : {}),
    ...(options.untimed
      ? { measure: 'medianMtreMm' }
      : { medianSeconds: seconds, wallMinutes: wallSeconds && round(wallSeconds / 60) }),
    medianMtreMm: round(mtreRegisteredMm.median),
    trackedMedianMtreMm: round(mtreTrackedMm.median),
    meanMtreMm: round(mtreRegisteredMm.mean),
    largestMtreMm: round(mtreRegisteredMm.largest),
    failed: `failed ${interval(row.failed)}`,
    excluded: `excluded ${interval(row.excluded)}`,
    wrong: `above 5 mm ${interval(row.wrong)}`,
    silent: `above 5 mm though it passed all checks ${interval(row.silentFailures)}`,
  };
}

function interval({ count, total, lower, upper }) {
  return total === 0 ? 'none of 0' : `${count}/${total} [${percent(lower)} to ${percent(upper)} %]`;
}

async function methods(url) {
  if (options.methods !== undefined) return options.methods.split(',');
  const { __type } = JSON.parse((await cli(['query', METHODS, '--url', url])).output);
  return __type.enumValues.map(({ name }) => name);
}

function percent(share) {
  return Math.round(100 * share);
}
