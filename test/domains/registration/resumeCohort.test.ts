import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { registerCohort } from '../../../src/domains/registration/service/registerCohort.ts';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { waitFor } from '../../support/waitFor.ts';

const PATIENTS = 8;

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet();
  for (let n = 0; n < PATIENTS; n++) {
    await cohort.ultrasound(dataSet, `Case${n}`);
    await cohort.annotation(await cohort.mri(dataSet, `Case${n}`), { from: [10, 8, 4], to: [12, 10, 6] });
  }
});
afterAll(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await close();
});

function startWorker(): ChildProcess {
  const entry = join(import.meta.dirname, '../../support/productWorkerProcess.ts');
  const args = ['--import', 'tsx', entry, test.app.database.url, test.app.config.dataDir];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  children.push(child);
  return child;
}

async function jobsBy(state: 'ended' | 'running'): Promise<number> {
  const states = state === 'running' ? ['RUNNING'] : ['DONE', 'SKIPPED', 'FAILED', 'CANCELLED'];
  const { rows } = await test.app.pool.query(
    'SELECT count(*)::int AS n FROM job WHERE state::text = ANY ($1)',
    [states],
  );
  return rows[0].n;
}

/** Starts a worker and kills it while it works, after it has ended some jobs; gives how many it left running. */
async function killWorkerAtWork(): Promise<number> {
  const before = await jobsBy('ended');
  const child = startWorker();
  await waitFor(
    'a worker at work',
    async () => (await jobsBy('ended')) > before && (await jobsBy('running')) > 0,
    60_000,
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  return jobsBy('running');
}

const askForCohort = () =>
  registerCohort(test.context('CURATOR'), { dataSetId: dataSet.id, method: 'TRACKED_POSE' });

it('is completed once each, though a worker is killed in the middle', async () => {
  const asked = await askForCohort();
  expect(asked.registrations).toHaveLength(PATIENTS);
  expect(await killWorkerAtWork()).toBeGreaterThan(0);
  const last = startWorker();
  await waitFor('all jobs', async () => (await jobsBy('ended')) === PATIENTS, 60_000);
  last.kill('SIGTERM');
  await once(last, 'exit');

  const { rows: records } = await test.app.pool.query(
    `SELECT r.state::text, count(DISTINCT e.registration_id)::int AS evidence, count(DISTINCT q.id)::int AS sheets,
       (SELECT count(*)::int FROM ledger_event l
        WHERE l.entity_id = r.id::text AND l.action = 'REGISTRATION_COMPLETED') AS events
     FROM registration r LEFT JOIN registration_evidence e ON e.registration_id = r.id
       LEFT JOIN qc_sheet q ON q.registration_id = r.id
     GROUP BY r.id`,
  );
  expect(records).toHaveLength(PATIENTS);
  for (const record of records) {
    expect(record).toEqual({ state: 'COMPLETED', evidence: 1, sheets: 1, events: 1 });
  }
  const { rows: jobs } = await test.app.pool.query('SELECT state::text, attempt FROM job');
  // One that was killed between its transaction and its last word finds nothing to do.
  for (const { state } of jobs) expect(['DONE', 'SKIPPED']).toContain(state);
  expect(Math.max(...jobs.map(({ attempt }) => attempt))).toBeGreaterThan(1);
  expect((await askForCohort()).registrations.map(({ id }) => id)).toEqual(
    asked.registrations.map(({ id }) => id),
  );
  expect(await jobsBy('running')).toBe(0);
});
