import { rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importDatasetJob } from '../../../src/domains/importRuns/jobs/importDataset.ts';
import { importDataset } from '../../../src/domains/importRuns/service/importDataset.ts';
import type { ImportDatasetInput } from '../../../src/generated/resolverTypes.ts';
import { boxMask, gridOf, mriImage, ultrasoundImage } from '../../factories/images.ts';
import { createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import { RESECT_BOX, tagsAt, writeResectCase } from '../../factories/resectFolder.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let folder: ImportFolder;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder());
});
afterAll(() => close());

const REPORT = `query ($id: ID!) { importRun(id: $id) {
  state dryRun layout dataSetName rootLabel dataSet { patientCount } error { code } job { state }
  counts { kind outcome reason count }
  items(first: 100) { totalCount nodes { kind key patient outcome reason message contentHash
    volume { name supersededBy { id } } annotation { structure } landmarkSet { count } } }
} }`;

interface Item {
  readonly kind: string;
  readonly key: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly message: string | null;
}

/** Asks for an import and does its job; gives the run. */
async function importFolder(input: Partial<ImportDatasetInput> & { root: string }) {
  const root = join(folder.path, input.root);
  const asked = await test.execute(
    `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { run { id } job { state } } }`,
    { input: { ...input, root } },
    { role: 'CURATOR' },
  );
  expect(asked.errors).toEqual([]);
  await test.drainJobs();
  const { data } = await test.execute(REPORT, { id: asked.data.importDataset.run.id });
  return data.importRun;
}

const tally = (run: { counts: { kind: string; outcome: string; reason: string | null; count: number }[] }) =>
  Object.fromEntries(
    run.counts.map(({ kind, outcome, reason, count }) => [
      [kind, outcome, reason].filter(Boolean).join(' '),
      count,
    ]),
  );

const issue = (run: { items: { nodes: Item[] } }, key: string) =>
  run.items.nodes.find((item) => item.key.endsWith(key)) as Item;

describe('importDataset', () => {
  const root = 'resect';
  const at = (path: string): string => join(folder.path, root, path);
  const input = { root, layout: 'RESECT', name: 'RESECT test' } as const;

  beforeAll(() => {
    writeResectCase(folder, root, 1);
    writeResectCase(folder, root, 2);
  });

  it('says in a dry run what it would do, and makes no record', async () => {
    const before = await test.app.prisma.patient.count();
    const run = await importFolder({ ...input, dryRun: true });
    expect(run).toMatchObject({
      state: 'COMPLETED',
      dryRun: true,
      dataSet: null,
      dataSetName: 'RESECT test',
    });
    expect(tally(run)).toEqual({
      'PATIENT IMPORTED': 2,
      'VOLUME IMPORTED': 6,
      'ANNOTATION IMPORTED': 4,
      'LANDMARKS IMPORTED': 2,
    });
    expect(await test.app.prisma.patient.count()).toBe(before);
    expect(await test.app.prisma.dataSet.count({ where: { name: 'RESECT test' } })).toBe(0);
  });

  it('imports a folder with every record an event, and its items lead to the records', async () => {
    const events = await eventsOf(test, async () => {
      const run = await importFolder(input);
      expect(run).toMatchObject({ state: 'COMPLETED', layout: 'RESECT', rootLabel: 'resect', error: null });
      expect(run.dataSet.patientCount).toBe(2);
      expect(run.items.totalCount).toBe(14);
      expect(issue(run, 'Case1-T1.nii.gz')).toMatchObject({ patient: 'Case1', volume: { name: 'T1' } });
      expect(issue(run, 'Case1-FLAIR-tumor.nii.gz')).toMatchObject({ annotation: { structure: 'TUMOUR' } });
      expect(issue(run, 'Case2-MRI-beforeUS.tag')).toMatchObject({ landmarkSet: { count: 2 } });
    });
    const count = (name: string): number => events.filter((event) => event === name).length;
    expect(
      ['VOLUME_IMPORTED', 'ANNOTATION_IMPORTED', 'LANDMARKS_IMPORTED', 'PATIENT_CREATED'].map(count),
    ).toEqual([6, 4, 2, 2]);
    expect(
      ['DATA_SET_CREATED', 'COLLECTION_RECORDED', 'IMPORT_REQUESTED', 'IMPORT_COMPLETED'].map(count),
    ).toEqual([1, 1, 1, 1]);
  });

  it('imports nothing twice', async () => {
    expect(tally(await importFolder({ ...input, layout: null }))).toEqual({
      'PATIENT UNCHANGED': 2,
      'VOLUME UNCHANGED': 6,
      'ANNOTATION UNCHANGED': 4,
      'LANDMARKS UNCHANGED': 2,
    });
  });

  it('supersedes what changed, keeps the others from one bad file, and misses what is gone', async () => {
    folder.write(
      `${root}/NIFTI/Case1/US/Case1-US-before-tumor.nii.gz`,
      boxMask(gridOf({}), { from: [9, 8, 4], to: [12, 10, 6] }),
    );
    folder.write(`${root}/NIFTI/Case1/Landmarks/Case1-MRI-beforeUS.tag`, tagsAt(1));
    folder.write(`${root}/NIFTI/Case2/MRI/Case2-T1.nii.gz`, mriImage({ seed: 99 }));
    truncateSync(at('NIFTI/Case2/US/Case2-US-before.nii.gz'), 400);
    rmSync(at('NIFTI/Case2/MRI/Case2-FLAIR-tumor.nii.gz'));
    const run = await importFolder(input);
    expect(run.state).toBe('COMPLETED');
    expect(tally(run)).toEqual({
      'PATIENT UNCHANGED': 2,
      'VOLUME SUPERSEDED': 1,
      'VOLUME UNCHANGED': 4,
      'VOLUME FAILED CORRUPT_FILE': 1,
      'ANNOTATION SUPERSEDED': 1,
      'ANNOTATION UNCHANGED': 1,
      'ANNOTATION SKIPPED NOT_ANNOTATED': 1,
      'ANNOTATION SKIPPED PARTNER_MISSING': 1,
      'ANNOTATION NEEDS_ATTENTION FILE_GONE': 1,
      'LANDMARKS SUPERSEDED': 1,
      'LANDMARKS SKIPPED PARTNER_MISSING': 1,
    });
    const current = await test.app.prisma.landmarkSet.findMany({ where: { supersededBy: { is: null } } });
    expect(current).toHaveLength(2);
  });

  it('flags the old all-zero masks, landmarks of another frame, copies and odd grids', async () => {
    writeResectCase(folder, 'odd', 4);
    const masks = { size: [24, 20, 16], data: new Uint8Array(24 * 20 * 16) } as const;
    folder.write('odd/NIFTI/Case4/US/Case4-US-before-tumor.nii.gz', {
      geometry: gridOf({}),
      data: masks.data,
    });
    folder.write(
      'odd/NIFTI/Case4/MRI/Case4-FLAIR-tumor.nii.gz',
      boxMask(gridOf({ spacingMm: [2, 1, 1] }), RESECT_BOX),
    );
    folder.write('odd/NIFTI/Case4/Landmarks/Case4-MRI-beforeUS.tag', tagsAt(200));
    folder.write('odd/NIFTI/Case5/MRI/Case5-T1.nii.gz', mriImage({ seed: 12 }));
    folder.write('odd/NIFTI/Case6/MRI/Case6-T1.nii.gz', { geometry: gridOf({}), data: masks.data });
    folder.write('odd/Case7-T1.nii.gz', 'not an image');
    symlinkSync('/etc/passwd', join(folder.path, 'odd/Case8-T1.nii.gz'));
    const run = await importFolder({ root: 'odd', name: 'Odd' });
    const found = (key: string) => [issue(run, key).outcome, issue(run, key).reason];
    expect(found('Case4-US-before-tumor.nii.gz')).toEqual(['NEEDS_ATTENTION', 'EMPTY_MASK']);
    expect(found('Case4-FLAIR-tumor.nii.gz')).toEqual(['FAILED', 'GRID_MISMATCH']);
    expect(found('Case4-MRI-beforeUS.tag')).toEqual(['NEEDS_ATTENTION', 'LANDMARKS_OUTSIDE_VOLUME']);
    expect(issue(run, 'Case4-MRI-beforeUS.tag').message).toMatch(
      /2 of 2 points lie outside of (T1|FLAIR), up to \d+\.\d mm/,
    );
    expect([found('Case4-T1.nii.gz'), found('Case5-T1.nii.gz')]).toContainEqual([
      'NEEDS_ATTENTION',
      'SAME_CONTENT',
    ]);
    expect(found('Case6-T1.nii.gz')).toEqual(['NEEDS_ATTENTION', 'NO_CONTENT']);
    expect(found('Case7-T1.nii.gz')).toEqual(['FAILED', 'UNSUPPORTED_FORMAT']);
    expect(found('Case8-T1.nii.gz')).toEqual(['FAILED', 'PATH_NOT_ALLOWED']);
    const { data } = await test.execute(
      '{ importRuns(filter: { dataSetName: { equals: "Odd" } }) { totalCount nodes { items(filter: { reason: [EMPTY_MASK, NO_CONTENT], outcome: [NEEDS_ATTENTION] }) { totalCount } } } }',
    );
    expect(data.importRuns).toEqual({ totalCount: 1, nodes: [{ items: { totalCount: 2 } }] });
  });

  it('goes on where a lost attempt ended, and counts what that did', async () => {
    writeResectCase(folder, 'resumed', 11);
    writeResectCase(folder, 'resumed', 12);
    const { run } = await importDataset(test.context('CURATOR'), {
      root: join(folder.path, 'resumed'),
      name: 'Resumed',
    });
    const stop = new AbortController();
    const job = { jobId: run.jobId as string, attempt: 1, context: test.context('CURATOR') };
    let steps = 0;
    const progress = (): void => {
      if (++steps === 5) stop.abort(new Error('killed'));
    };
    await expect(
      importDatasetJob.run({ importRunId: run.id }, { ...job, signal: stop.signal, progress }),
    ).rejects.toThrow('killed');
    const first = await test.app.prisma.importItem.count({ where: { runId: run.id } });
    expect(first).toBeGreaterThan(2);
    await test.drainJobs();
    const { data } = await test.execute(REPORT, { id: run.id });
    expect(tally(data.importRun)).toEqual({
      'PATIENT IMPORTED': 2,
      'VOLUME IMPORTED': 6,
      'ANNOTATION IMPORTED': 4,
      'LANDMARKS IMPORTED': 2,
    });
  });

  it('ends as cancelled with its job', async () => {
    const { run, job } = await importDataset(test.context('CURATOR'), {
      root: join(folder.path, 'resumed'),
      name: 'Cancelled',
    });
    await test.execute('mutation ($id: ID!) { cancelJob(id: $id) { state } }', { id: job.id });
    const { data } = await test.execute(REPORT, { id: run.id });
    expect(data.importRun).toMatchObject({ state: 'CANCELLED', job: { state: 'CANCELLED' } });
  });

  it('refuses a second run into the same data set while the first waits', async () => {
    const asked = { root: join(folder.path, 'resumed'), name: 'Twice' };
    await importDataset(test.context('CURATOR'), asked);
    const { errors } = await test.execute(
      'mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { run { id } } }',
      { input: asked },
    );
    expect(errors[0].code).toBe('DUPLICATE');
    await test.drainJobs();
  });
});

describe('importDataset refuses', () => {
  const request = (input: Partial<ImportDatasetInput> & { root: string }) =>
    importDataset(test.context('CURATOR'), input as ImportDatasetInput);

  beforeAll(() => {
    folder.write('nothing/notes.txt', 'x');
    folder.write('us/Case1-US-before.nii.gz', ultrasoundImage());
  });

  it.each([
    ['a folder outside', { root: '/etc' }, 'PATH_NOT_ALLOWED', /SONOLEDGER_IMPORT_ROOTS/],
    ['a folder that is not there', { root: 'absent' }, 'FILE_NOT_FOUND', /nothing at/],
    ['a file', { root: 'nothing/notes.txt' }, 'FILE_NOT_FOUND', /no folder/],
    [
      'a folder that no layout knows',
      { root: 'nothing' },
      'INVALID_INPUT',
      /1 files such as notes.txt.*RESECT/,
    ],
    ['the wrong layout', { root: 'us', layout: 'CURIOUS_SEG' }, 'INVALID_INPUT', /expects images\/BT_US/],
    [
      'a rule without a table',
      { root: 'us', eligibility: { name: 'r', column: 'c', accept: ['1'] } },
      'INVALID_INPUT',
      /clinical table/,
    ],
  ] as const)('%s, and leaves no trace', async (_, input, code, message) => {
    const root = input.root.startsWith('/') ? input.root : join(folder.path, input.root);
    await withoutTrace(test, async () => {
      const asked = request({ ...(input as object), root, dryRun: true });
      await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    });
  });

  it('a viewer', async () => {
    const { errors } = await test.execute(
      'mutation { importDataset(input: { root: "/x" }) { run { id } } }',
      {},
      { role: 'VIEWER' },
    );
    expect(errors[0].code).toBe('FORBIDDEN');
  });
});

it('lists runs and items without a query a row', async () => {
  const document = `{ importRuns(first: 50) { nodes { dataSet { name } counts { count } job { state } } } }`;
  const queriesOf = async (): Promise<number> => {
    test.resetQueries();
    expect((await test.execute(document)).errors).toEqual([]);
    return test.queries().length;
  };
  const before = await queriesOf();
  await importFolder({ root: 'us', name: 'One more' });
  expect(await queriesOf()).toBe(before);
});
