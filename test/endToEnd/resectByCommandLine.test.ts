import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commandLine } from '../support/commandLine.ts';
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts';
import { describeWithData, sharedData } from '../support/sharedData.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const CASE = 'resect/Case24';

describeWithData(CASE, 'RESECT Case24 by the command line, against a server process', () => {
  const folder = temporaryFolder();
  const ids: Record<string, string> = {};
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServerProcess(join(folder.path, 'data'));
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    folder.remove();
  }, 60_000);

  const file = (name: string): string => sharedData(CASE, name);

  async function run(...args: string[]): Promise<string> {
    const { code, out, notes } = await commandLine('--url', server.url, ...args);
    expect({ code, notes: code === 0 ? '' : notes }).toEqual({ code: 0, notes: '' });
    return out;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each test looks at what it asked for
  const runForJson = async (...args: string[]): Promise<any> => JSON.parse(await run('--json', ...args));

  /** The one id of a payload, however deep. */
  const idOf = (payload: unknown): string => /"id": ?"([^"]+)"/.exec(JSON.stringify(payload))?.[1] as string;

  async function importVolume(key: string, name: string, modality: string, sequence: string, phase: string) {
    const described = ['--modality', modality, '--sequence', sequence, '--phase', phase];
    const where = ['--data-set', 'RESECT', '--patient', 'Case24', '--name', key];
    ids[key] = idOf(await runForJson('import', 'volume', ...where, ...described, '--file', file(name)));
  }

  test('imports the case', async () => {
    await run(
      'import',
      'data-set',
      '--name',
      'RESECT',
      '--licence',
      'CC BY 4.0',
      '--citation',
      'Xiao et al. 2017',
    );
    await importVolume('US', 'Case24-US-before.nii.gz', 'US', 'B_MODE', 'PRE_DURA');
    await importVolume('T1', 'Case24-T1.nii.gz', 'MR', 'T1', 'PREOPERATIVE');
    await importVolume('FLAIR', 'Case24-FLAIR.nii.gz', 'MR', 'FLAIR', 'PREOPERATIVE');
    const lesion = file('Case24-FLAIR-lesion-threshold.nii.gz');
    const tool = ['--origin', 'AUTOMATIC', '--tool', 'FLAIR threshold', '--tool-version', '1'];
    await run('import', 'annotation', '--volume', ids.FLAIR, ...tool, '--file', lesion);
    const tags = file('Case24-MRI-beforeUS.tag');
    const said = await run('import', 'landmarks', '--moving', ids.T1, '--fixed', ids.US, '--file', tags);
    expect(said).toMatch(/1\.10/);
  }, 120_000);

  test('says what is there already, and what cannot be imported', async () => {
    const again = ['import', 'volume', '--data-set', 'RESECT', '--patient', 'Case24', '--name', 'again'];
    const kind = ['--modality', 'MR', '--sequence', 'T1', '--phase', 'PREOPERATIVE'];
    const twin = await commandLine(
      '--url',
      server.url,
      ...again,
      ...kind,
      '--file',
      file('Case24-T1.nii.gz'),
    );
    expect(twin).toMatchObject({ code: 3, notes: expect.stringContaining('DUPLICATE:') });
    const tags = await commandLine(
      '--url',
      server.url,
      ...again,
      ...kind,
      '--file',
      file('Case24-MRI-beforeUS.tag'),
    );
    expect(tags).toMatchObject({ code: 4, notes: expect.stringContaining('UNSUPPORTED_FORMAT:') });
  }, 60_000);

  test('registers by both methods, shows the sheet and takes a verdict', async () => {
    await run('register-cohort', '--data-set', 'RESECT', '--method', 'TRACKED_POSE');
    const table = await run('register-cohort', '--data-set', 'RESECT', '--method', 'LC2_RIGID');
    expect(table).toMatch(/LC2_RIGID +COMPLETED +1\.10/);
    const registrations: { id: string; method: string }[] = await runForJson(
      'list',
      'registrations',
      '--data-set',
      'RESECT',
    );
    ids.lc2 = registrations.find(({ method }) => method === 'LC2_RIGID')?.id as string;
    const sheet = join(folder.path, 'case24.png');
    await run('qc-sheet', ids.lc2, '--out', sheet);
    expect(readFileSync(sheet).subarray(1, 4).toString()).toBe('PNG');
    await run('review', '--registration', ids.lc2, '--verdict', 'ACCEPTED', '--comment', 'Sulci agree.');
  }, 240_000);

  test('transfers, slices, freezes, and explains who left', async () => {
    for (const method of ['TRACKED_POSE', 'LC2_RIGID']) {
      await run('transfer', '--data-set', 'RESECT', '--method', method);
      await run('slice', '--data-set', 'RESECT', '--method', method);
    }
    const sweep = await run(
      'thresholds',
      '--source',
      'MRI_TRANSFER',
      '--method',
      'TRACKED_POSE',
      '--areas',
      '0,20,200',
    );
    expect(sweep.split('\n').length).toBeGreaterThanOrEqual(5);
    await run('rule', '--name', 'transferred-20', '--source', 'MRI_TRANSFER', '--minimum-area', '20');
    const rule = ['--rule', 'transferred-20', '--method', 'TRACKED_POSE', '--folds', '1'];
    await run('freeze', '--name', 'tracked-20', ...rule);
    expect(await run('verify-freeze', 'tracked-20')).toMatch(/valid +yes/);
    const svg = join(folder.path, 'flow.svg');
    const flow = await run('flow', '--freeze', 'tracked-20', '--svg', svg);
    expect(flow).toMatch(/BELOW_MINIMUM_AREA/);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg/);
  }, 180_000);

  test('evaluates and prints the comparison table in each format', async () => {
    await run('annotator-run', '--name', 'LC2 rigid', '--method', 'LC2_RIGID');
    await run('predict', '--freeze', 'tracked-20', '--annotator-run', 'LC2 rigid');
    await run('evaluate', '--freeze', 'tracked-20', '--annotator-run', 'LC2 rigid');
    await run('experiment', '--name', 'agreement', '--freeze', 'tracked-20', '--arm', 'LC2=run:LC2 rigid');
    expect(await run('table', 'agreement')).toMatch(/LC2 +.*\d\.\d\d ± \d\.\d\d/);
    expect(await run('table', 'agreement', '--format', 'latex')).toContain('\\begin{tabular}');
    expect(await run('table', 'agreement', '--format', 'markdown')).toContain('| LC2');
    expect(await run('compare', 'agreement')).toMatch(/[0-9a-f]{64}/);
    expect(await run('ledger', 'verify')).toMatch(/valid +yes/);
  }, 120_000);
});
