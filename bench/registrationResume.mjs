// A cohort as a job with a worker killed in the middle: registers phantoms through a server, kills its worker with
// SIGKILL once some have ended, and counts in the server's records what became of them. Fails unless all are completed
// and none twice. Needs `npm run build`. Takes minutes, so `npm run bench` leaves it out. The last line is JSON.
//
//   npm run bench:resume                                    180 patients at 0.3 resolution, killed after 90
//   npm run bench:resume -- --patients 12 --kill-at 6       a quick look
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, peakMiB, withProductServer, workersOf } from './shared/productServer.mjs';

const RECORDS = `query Records($dataSet: String!) {
  all: registrations(first: 1, filter: { dataSetName: { equals: $dataSet } }) { totalCount }
  completed: registrations(first: 1, filter: { dataSetName: { equals: $dataSet }, state: [COMPLETED] }) { totalCount }
  events: ledger(first: 1, filter: { action: ["REGISTRATION_COMPLETED"] }) { totalCount }
  verifyLedger { valid }
}`;
const JOBS = `query Jobs($after: String) {
  jobs(first: 100, after: $after, filter: { kind: ["REGISTER_VOLUMES"] }) {
    nodes { state attempt } pageInfo { hasNextPage endCursor }
  }
}`;

const { values: options } = parseArgs({
  options: {
    patients: { type: 'string', default: '180' },
    'kill-at': { type: 'string', default: '90' },
    seed: { type: 'string', default: '180180' },
    scale: { type: 'string', default: '0.3' },
    method: { type: 'string', default: 'LC2_RIGID' },
  },
});

const report = await withProductServer(measure);
console.log(JSON.stringify(report));
const [{ patients, completed, completedEvents, completedTwice }] = report.results;
if (completed !== patients || completedEvents !== patients || completedTwice !== 0) {
  console.error('Not every registration was completed exactly once.');
  process.exitCode = 1;
}

async function measure({ folder, url, pid }) {
  const { patients, seed, scale, method } = options;
  const cohort = join(folder, 'cohort');
  const asked = ['--patients', patients, '--seed', seed, '--scale', scale];
  const generated = await cli(['phantom', '--out', cohort, ...asked]);
  const dataSet = JSON.parse(generated.output).manifest.dataSet.name;
  await cli(['import', 'phantom', cohort, '--url', url]);
  const killed = [];
  const words = killing(() => {
    for (const worker of workersOf(pid)) {
      killed.push(peakMiB(worker));
      process.kill(Number(worker), 'SIGKILL');
    }
  });
  const register = ['register-cohort', '--data-set', dataSet, '--method', method, '--url', url];
  const { seconds } = await cli(register, words);
  const peaks = [...killed, ...workersOf(pid).map(peakMiB)];
  const again = JSON.parse((await cli(register)).output);
  const variables = ['--variables', JSON.stringify({ dataSet })];
  const records = JSON.parse((await cli(['query', RECORDS, ...variables, '--url', url])).output);
  const jobs = await allJobs(url);
  return {
    bench: 'registrationResume',
    results: [
      {
        method,
        patients: Number(patients),
        killed: `worker killed after ${options['kill-at']}`,
        measure: 'completed',
        completed: records.completed.totalCount,
        registrations: records.all.totalCount,
        completedEvents: records.events.totalCount,
        completedTwice: records.events.totalCount - records.completed.totalCount,
        takenUpAgain: jobs.filter(({ attempt }) => attempt > 1).length,
        startedWhenAskedAgain: again.startedCount,
        ledger: records.verifyLedger.valid ? 'ledger valid' : 'LEDGER BROKEN',
        workersKilled: killed.length,
        serverPeakMiB: peakMiB(pid),
        largestWorkerPeakMiB: Math.max(...peaks),
        wallMinutes: Math.round(seconds / 6) / 10,
      },
    ],
  };
}

/** Kills once, when that many lines have said that one is done. */
function killing(kill) {
  let done = 0;
  let isKilled = false;
  return (chunk) => {
    process.stderr.write(chunk);
    done += String(chunk).split(' done').length - 1;
    if (isKilled || done < Number(options['kill-at'])) return;
    isKilled = true;
    kill();
  };
}

async function allJobs(url) {
  const nodes = [];
  for (let after = null; after !== undefined; ) {
    const variables = ['--variables', JSON.stringify({ after })];
    const { jobs } = JSON.parse((await cli(['query', JOBS, ...variables, '--url', url])).output);
    nodes.push(...jobs.nodes);
    after = jobs.pageInfo.hasNextPage ? jobs.pageInfo.endCursor : undefined;
  }
  return nodes;
}
