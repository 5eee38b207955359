import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DemoResult } from '../../src/cli/demo/runDemo.ts';
import { runCommandLine } from '../../src/cli/runCommandLine.ts';
import { readServerFile } from '../../src/http/serverFile.ts';
import { type Outcome, runTypeScript } from '../support/runTypeScript.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { recordingTerminal } from './recordingTerminal.ts';

// One server as a process of its own, with tokens. What starts and stops it runs as a user's command would; the
// other commands run here, where they are quicker.
jest.setTimeout(300_000);

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const environment = {
  SONOLEDGER_DATA_DIR: dataDir,
  SONOLEDGER_AUTH: 'required',
  SONOLEDGER_CONCURRENCY: '2',
};
const PHANTOM = 'Phantom, 3 patients, seed 1, scale 0.5, with gaps';
const DEMO = ['demo', '--patients', '3', '--small', '--json'];

const runProcess = (...args: string[]): Promise<Outcome> =>
  runTypeScript(['src/cli.ts', ...args], environment);

async function run(...args: string[]): Promise<Outcome> {
  const terminal = recordingTerminal();
  const code = await runCommandLine([...args, '--data-dir', dataDir], terminal);
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return { code, stdout: text(terminal.lines), stderr: text(terminal.notes) };
}

/** Runs a command that must succeed and gives its JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
async function ask<Data = any>(...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

let first: Outcome;
let demo: DemoResult & { readonly url: string };

beforeAll(async () => {
  first = await runProcess(...DEMO);
  if (first.code !== 0) throw new Error(first.stderr);
  demo = JSON.parse(first.stdout);
});

afterAll(async () => {
  if (await readServerFile(dataDir)) await runProcess('stop');
  folder.remove();
});

describe('the demo', () => {
  it('says what it does, step by step', () => {
    expect(first.stderr).toMatch(/1\. Server\n {3}Started at http/);
    expect(first.stderr).toMatch(/Phantom 3\/3: /);
    expect(first.stderr).toMatch(/7 volumes, 8 annotations, 2 landmark sets imported/);
    expect(first.stderr).toMatch(/one patient excluded: No MRI/);
    expect(first.stderr).toMatch(/LC2 rigid 2\/2: phantom-0\d done/);
    expect(first.stderr).toMatch(/4 verdicts by "demo reviewer"/);
    expect(first.stderr).toContain(`Stop it with: npx sonoledger stop`);
  });

  it('finds the misalignment that the phantom hides', () => {
    const errors = demo.registrations
      .filter(({ method }) => method === 'LC2_RIGID')
      .map(({ evidence }) => [evidence?.mtreTrackedMm, evidence?.mtreRegisteredMm] as [number, number]);
    expect(errors).toHaveLength(2);
    for (const [tracked, registered] of errors) expect(registered).toBeLessThan(tracked / 2);
  });

  it('rejects what is off by more than 5 mm, and nothing else', () => {
    for (const { evidence, standingVerdict } of demo.registrations) {
      const off = (evidence?.mtreRegisteredMm as number) > 5;
      expect(standingVerdict).toBe(off ? 'REJECTED' : 'ACCEPTED');
    }
  });

  it('compares three arms on the same slices', () => {
    const all = demo.table.cells.filter(
      (cell) => cell.sizeBin.number === -1 && cell.definition.id === 'dice@1',
    );
    expect(all.map(({ arm }) => arm.name)).toEqual(['Tracked pose', 'LC2 rigid', 'Second rater']);
    expect(new Set(all.map(({ nTotal }) => nTotal)).size).toBe(1);
    const [tracked, lc2] = all;
    expect(lc2.mean as number).toBeGreaterThan(tracked.mean as number);
    expect(lc2).toMatchObject({ nMissing: 0, nPatients: 2 });
  });

  it('counts who left', () => {
    const [eligibility] = demo.flow.nodes;
    expect(eligibility).toMatchObject({ nIn: { patients: 3 }, nOut: { patients: 2 } });
    const left = eligibility.excluded.filter(({ count }) => count.patients > 0);
    expect(left.map(({ reason }) => reason.code)).toEqual(['NO_MRI']);
  });

  it('writes a report with its pictures', () => {
    const html = readFileSync(demo.report.report, 'utf8');
    for (const text of ['phantom-01', 'Rejected in review', 'No MRI', demo.table.experiment.freeze.hash]) {
      expect(html).toContain(text);
    }
    const pictures = [demo.report.contactSheet as string, ...demo.report.qcSheets];
    expect(pictures).toHaveLength(5);
    for (const png of pictures) expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(demo.report.cohortFlow, 'utf8')).toMatch(/^<svg/);
  });

  it('finds everything there when it runs again', async () => {
    const before = await ask('ledger', 'verify');
    const { code, stdout, stderr } = await runProcess(...DEMO);
    expect(code).toBe(0);
    expect(stderr).toMatch(/1\. Server\n {3}Already running/);
    expect(stderr.match(/ {3}Reused: /g)).toHaveLength(9);
    const again = JSON.parse(stdout) as typeof demo;
    expect(again.table).toEqual(demo.table);
    expect(again.experiment).toEqual(demo.experiment);
    const after = await ask('ledger', 'verify');
    expect(after.verifyLedger).toEqual({ ...before.verifyLedger, valid: true });
  });
});

describe('reading', () => {
  it('shows the server and what is in it', async () => {
    const status = await ask('status');
    expect(status).toMatchObject({
      url: demo.url,
      me: { name: 'local', role: 'ADMIN' },
      dataSets: [{ name: PHANTOM, patientCount: 3 }],
      registrations: { totalCount: 4 },
      failed: { totalCount: 0 },
    });
    expect((await run('status')).stdout).toMatch(/volumes +7\nregistrations +4\n/);
  });

  it('lists records as aligned tables', async () => {
    const { stdout } = await run('list', 'volumes', '--data-set', PHANTOM);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2 + 7 + 1);
    expect(lines[2]).toMatch(/^phantom-01 +FLAIR +FLAIR +PREOPERATIVE +56 x 56 x 48 +- +[0-9a-f-]{36}$/);
  });

  it.each([
    'data-sets',
    'patients',
    'annotations',
    'registrations',
    'pseudo-labels',
    'rules',
    'freezes',
    'annotator-runs',
    'experiments',
    'metric-definitions',
    'exclusion-reasons',
  ])('lists %s', async (kind) => {
    const { code, stdout } = await run('list', kind);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n-+ [\s\S]*\n[1-9]\d* records?\n$/);
  });

  it('prints the comparison table in every format', async () => {
    const print = async (format: string) =>
      (await run('table', demo.experiment.name, '--format', format)).stdout;
    expect(await print('text')).toMatch(/LC2 rigid +\d\.\d\d ± \d\.\d\d +\d+\/\d+/);
    expect(await print('csv')).toMatch(/^arm,metric,[\s\S]*\nLC2 rigid,dice@1,,All sizes,0\.\d+/);
    expect(await print('markdown')).toContain('| LC2 rigid |');
    expect(await print('latex')).toContain('\\begin{tabular}{lrrrr}');
    expect(JSON.parse(await print('json'))).toEqual(demo.table);
  });

  it('writes the table, the flow and a quality-control sheet to files', async () => {
    const at = (name: string): string => join(folder.path, name);
    await ask('qc-sheet', demo.registrations[0].id, '--out', at('qc.png'));
    expect(readFileSync(at('qc.png')).subarray(1, 4).toString()).toBe('PNG');
    await ask('flow', '--freeze', demo.freeze.name, '--svg', at('flow.svg'));
    expect(readFileSync(at('flow.svg'), 'utf8')).toMatch(/^<svg/);
    await run('table', demo.experiment.name, '--format', 'csv', '--out', at('table.csv'));
    expect(existsSync(at('table.csv'))).toBe(true);
  });

  it('counts slices by threshold, fewer for larger areas', async () => {
    const { areaThresholdCounts } = await ask('thresholds', '--source', 'EXPERT', '--areas', '0,35,200');
    const counts = areaThresholdCounts.map(({ sliceCount }: { sliceCount: number }) => sliceCount);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(counts[2]);
  });

  it('verifies freeze and ledger', async () => {
    expect(await ask('verify-freeze', demo.freeze.name)).toMatchObject({ verifyFreeze: { valid: true } });
    expect((await run('ledger', 'verify')).stdout).toMatch(/valid +yes/);
    const events = await ask('ledger', 'list', '--action', 'REVIEWED');
    expect(events.map(({ actor }: { actor: string }) => actor)).toEqual(Array(4).fill('demo reviewer'));
  });

  it('sends any document', async () => {
    const data = await run('query', '{ dataSets { name } }');
    expect(JSON.parse(data.stdout)).toEqual({ dataSets: [{ name: PHANTOM }] });
    const file = join(folder.path, 'query.graphql');
    writeFileSync(file, 'query One($id: ID!) { freeze(id: $id) { name } }');
    const one = await run('query', file, '--variables', JSON.stringify({ id: demo.freeze.id }));
    expect(JSON.parse(one.stdout)).toEqual({ freeze: { name: demo.freeze.name } });
    expect(await run('query', '{ nonsense }')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^INVALID_INPUT: Cannot query field "nonsense"/),
    });
  });
});

describe('working', () => {
  it('imports a cohort again without harm and without its files', async () => {
    const cohort = join(dataDir, 'demo', 'phantom-3-patients-seed-1-scale-0.5');
    expect(existsSync(join(cohort, 'phantom-01'))).toBe(false);
    const result = await ask('import', 'phantom', cohort);
    expect(result).toMatchObject({
      volumes: { imported: 0, already: 7 },
      annotations: { imported: 0, already: 8 },
      landmarkSets: { imported: 0, already: 2 },
    });
  });

  it('registers one pair and follows the job', async () => {
    const [{ fixedVolume }] = demo.registrations;
    const volumes = await ask('list', 'volumes');
    const t1 = volumes.find(
      (volume: { name: string; patient: { pseudonym: string } }) =>
        volume.name === 'T1' && volume.patient.pseudonym === fixedVolume.patient.pseudonym,
    );
    const pair = ['register', '--fixed', fixedVolume.id, '--moving', t1.id, '--method', 'tracked-pose'];
    const { registerVolumes } = await ask(...pair, '--seed', '7', '--no-wait');
    const ends = await ask('jobs', 'watch', registerVolumes.job.id);
    expect(ends).toMatchObject([{ kind: 'REGISTER_VOLUMES', state: 'DONE', progress: 1 }]);
    const cancelled = await run('jobs', 'cancel', registerVolumes.job.id);
    expect(cancelled).toMatchObject({ code: 3, stderr: expect.stringMatching(/^CONFLICT: /) });
  });

  it('slices pseudo labels and makes a rule, a freeze and a training set of them', async () => {
    const sliced = await ask('slice', '--data-set', PHANTOM, '--method', 'LC2_RIGID');
    expect(sliced).toMatchObject({ startedCount: 2, alreadyCount: 0 });
    expect(await ask('slice', '--data-set', PHANTOM, '--method', 'LC2_RIGID')).toMatchObject({
      alreadyCount: 2,
    });
    await ask('rule', '--name', 'mri-35', '--source', 'mri-transfer', '--minimum-area', '35');
    const { createFreeze } = await ask('freeze', '--name', 'mri-35', '--rule', 'mri-35', '--folds', '2');
    expect(createFreeze.freeze).toMatchObject({ patientCount: 2, foldCount: 2 });
    await ask('training-set', '--name', 'mri-35', '--freeze', 'mri-35');
    expect(await ask('list', 'training-sets')).toMatchObject([{ labelSources: ['MRI_TRANSFER'] }]);
  });

  it('takes a patient out and brings it back', async () => {
    const [patient] = await ask('list', 'patients', '--data-set', PHANTOM);
    const why = ['--reason', 'OTHER_ELIGIBILITY', '--comment', 'a test'];
    const { exclude } = await ask('exclude', '--subject', 'patient', '--id', patient.id, ...why);
    const inForce = await ask('exclusions', '--stage', 'ELIGIBILITY');
    expect(inForce.map(({ id }: { id: string }) => id)).toContain(exclude.id);
    await ask('reinstate', exclude.id, '--comment', 'it was a test');
    const left = await ask('exclusions', '--stage', 'ELIGIBILITY');
    expect(left.map(({ id }: { id: string }) => id)).not.toContain(exclude.id);
  });

  it('gives people tokens with their roles, and takes them away', async () => {
    await ask('user', 'create', 'anna', '--role', 'reviewer');
    const { createToken } = await ask('token', 'create', '--user', 'anna', '--name', 'laptop');
    const asAnna = ['--token', createToken.token];
    expect((await ask('status', ...asAnna)).me).toEqual({ name: 'anna', role: 'REVIEWER' });
    const forbidden = await run('rule', '--name', 'x', '--source', 'EXPERT', ...asAnna);
    expect(forbidden).toMatchObject({ code: 7, stderr: expect.stringMatching(/^FORBIDDEN: .*CURATOR/) });
    await ask('token', 'revoke', createToken.tokenId);
    expect(await run('status', ...asAnna)).toMatchObject({ code: 7 });
  });
});

describe('registration methods', () => {
  it('are compared with denominators and intervals', async () => {
    const { compareRegistrationMethods } = await ask('compare-methods', '--data-set', PHANTOM);
    expect(compareRegistrationMethods.map(({ method }: { method: string }) => method)).toEqual(
      expect.arrayContaining(['TRACKED_POSE', 'LC2_RIGID']),
    );
    const table = await run('compare-methods', '--data-set', PHANTOM);
    expect(table.stdout).toMatch(/LC2_RIGID +\d +\d +\d\/\d .*\[\d+, \d+\] %/);
    expect(table.stdout).toContain('Silent failures: passed all automatic checks though wrong');
  });

  it('open to the registrations behind their counts', async () => {
    const opened = ['compare-methods', '--data-set', PHANTOM, '--method', 'LC2_RIGID', '--cases'];
    const { compareRegistrationMethods } = await ask(...opened.slice(0, -1));
    const [{ volumeCount, completed, wrong, excluded, method }] = compareRegistrationMethods;
    expect(method).toBe('LC2_RIGID');
    expect(await ask(...opened, 'all')).toHaveLength(volumeCount);
    expect(await ask(...opened, 'completed')).toHaveLength(completed.count);
    expect(await ask(...opened, 'wrong')).toHaveLength(wrong.count);
    expect(await ask(...opened, 'excluded')).toHaveLength(excluded.count);
    expect((await run(...opened, 'all')).stdout).toMatch(/phantom-01 .* LC2_RIGID .*\/files\//);
    expect(await run(...opened, 'nonsense')).toMatchObject({ stderr: expect.stringContaining('SILENT') });
  });

  it('take a transform of another tool, measured like any other', async () => {
    const { registrations } = await ask(
      'query',
      '{ registrations(first: 1, filter: { method: [LC2_RIGID] }) { nodes { fixedVolume { id } movingVolumes { id } movingToFixedLps } } }',
    );
    const [{ fixedVolume, movingVolumes, movingToFixedLps }] = registrations.nodes;
    const file = join(folder.path, 'pose.txt');
    writeFileSync(file, movingToFixedLps.join(' '));
    const ids = ['--fixed', fixedVolume.id, '--moving', movingVolumes[0].id];
    const all = ['import', 'transform', ...ids, '--tool', 'another 1.0', '--file', file];
    expect(await run(...all)).toMatchObject({ code: 2, stderr: expect.stringContaining('give space') });
    const stated = [...all, '--space', 'lps', '--direction', 'moving-to-fixed'];
    const { registration } = await ask(...stated);
    expect(registration).toMatchObject({
      method: 'IMPORTED',
      state: 'COMPLETED',
      evidence: { similarityName: 'LC2' },
    });
    expect(await run(...stated)).toMatchObject({ code: 3, stderr: expect.stringMatching(/^DUPLICATE: /m) });
    const nudge = ['adjust', registration.id, '--translate', '0,0,-1'];
    expect(await run(...nudge)).toMatchObject({ code: 2, stderr: expect.stringContaining('--comment') });
    const { registration: moved } = await ask(...nudge, '--comment', 'falx too high');
    expect(moved).toMatchObject({ method: 'MANUAL', state: 'COMPLETED' });
  });
});

describe('mistakes', () => {
  const nobody = '0192f5c0-0000-7000-8000-000000000000';
  const wrong = join(folder.path, 'wrong.nii');
  beforeAll(() => writeFileSync(wrong, 'this is no image'));

  const volume = (...args: string[]) => [
    ...['import', 'volume', '--data-set', PHANTOM, '--patient', 'phantom-01', '--name', 'x'],
    ...['--modality', 'MR', '--sequence', 'T1', '--phase', 'PREOPERATIVE', ...args],
  ];

  it.each([
    ['a wrong token', ['status', '--token', 'sonoledger_wrong'], 7, /^UNAUTHENTICATED: The token is unknown/],
    [
      'an unknown experiment',
      ['table', 'nonsense'],
      2,
      /^UNKNOWN_ID: No experiment "nonsense"\. There is "Base/,
    ],
    ['an unknown id', ['qc-sheet', nobody, '--out', 'x.png'], 2, /^UNKNOWN_ID: /],
    ['an id that is none', ['jobs', 'watch', 'job-1'], 2, /^(UNKNOWN_ID|INVALID_INPUT): /],
    ['a job that is not there', ['jobs', 'watch', nobody], 2, /^UNKNOWN_ID: /],
    ['a file that is no image', volume('--file', wrong), 4, /^UNSUPPORTED_FORMAT: /],
    ['a file that is not there', volume('--file', `${wrong}.gz`), 4, /^FILE_NOT_FOUND: /],
    [
      'a path outside of the import roots',
      volume('--server-path', '/etc/hostname'),
      2,
      /^PATH_NOT_ALLOWED: /,
    ],
    ['no file at all', volume(), 2, /^INVALID_INPUT: Give either --file or --server-path\./],
    ['a folder without manifest', ['import', 'phantom', folder.path], 4, /^FILE_NOT_FOUND: /],
    ['a name that is taken', ['user', 'create', 'local', '--role', 'VIEWER'], 3, /^DUPLICATE: /],
    [
      'a reason that does not exist',
      ['exclude', '--subject', 'PATIENT', '--id', nobody, '--reason', 'BORED', '--comment', 'x'],
      2,
      /^UNKNOWN_ID: /,
    ],
    [
      'a report that cannot be written',
      [
        'report',
        '--experiment',
        'Baselines, Phantom, 3 patients, seed 1, scale 0.5, with gaps',
        '--out',
        '/dev/null/x',
      ],
      8,
      /^STORAGE_UNAVAILABLE: /,
    ],
  ])('end in one line and their exit code: %s', async (_, args, exit, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('processes', () => {
  const other = join(folder.path, 'other');

  it.each([
    ['a wrong token', ['status', '--token', 'sonoledger_wrong'], 7, /^UNAUTHENTICATED: .*\n$/],
    ['a second server on a folder', ['serve', '--detach'], 3, /^CONFLICT: A server runs on .*\n$/],
    [
      'a server that cannot start',
      ['serve', '--detach', '--data-dir', other, '--port', 'x'],
      8,
      /^CONFIG_INVALID: --port.*\n$/,
    ],
  ])('end with the exit code of their error: %s', async (_, args, exit, message) => {
    const { code, stdout, stderr } = await runProcess(...args);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('the end', () => {
  it('stops the server, and there is none to stop twice', async () => {
    const { pid } = (await readServerFile(dataDir)) as { pid: number };
    const stopped = await runProcess('stop', '--json');
    expect(JSON.parse(stopped.stdout)).toEqual({ url: demo.url, pid });
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await run('stop')).toMatchObject({
      code: 8,
      stderr: expect.stringMatching(/^SERVER_UNREACHABLE: /),
    });
    expect(await run('status')).toMatchObject({ code: 8, stderr: expect.stringMatching(/sonoledger serve/) });
  });
});
