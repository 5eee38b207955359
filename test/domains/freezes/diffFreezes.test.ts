import { chmod, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { reinstate } from '../../../src/domains/exclusions/service/reinstate.ts';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { SliceAxis, SubjectKind } from '../../../src/generated/prisma/enums.ts';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import { blobPath } from '../../../src/storage/blobPath.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;
const freezes: Record<string, string> = {};

const DIFF = `query ($a: ID!, $b: ID!, $first: Int) { diffFreezes(a: $a, b: $b) {
  a { name } b { name } ruleDifferences { what a b } keptSliceCount relabelledSliceCount
  removed { ...side } added { ...side }
} }
fragment side on FreezeChanges {
  counts { patients volumes slices } unexplainedCount
  groups { cause reason { code } counts { patients volumes slices } }
  slices(first: $first) {
    totalCount pageInfo { hasNextPage }
    nodes { patient { pseudonym } volume { name } slice { axis index } wholeVolume wholePatient cause message
            exclusions { decision reason { code } } }
  }
}`;

const out = (subjectKind: SubjectKind, subjectId: string, reasonCode: string) =>
  exclude(test.context('REVIEWER'), {
    subjectKind,
    subjectId,
    reasonCode,
    comment: 'A test',
    outcomesSeen: false,
  });

async function freeze(name: string, axes: readonly SliceAxis[], minimumAreaMm2: number): Promise<void> {
  const context = test.context('CURATOR');
  const rule = await createSliceRule(context, { name, axes, labelSources: ['US_MANUAL'], minimumAreaMm2 });
  const made = await createFreeze(context, { name, sliceRuleId: rule.id, foldCount: 1 });
  freezes[name] = made.freeze.id;
}

async function diff(a: string, b: string, first = 50) {
  const { data, errors } = await test.execute(
    DIFF,
    { a: freezes[a], b: freezes[b], first },
    { role: 'VIEWER' },
  );
  expect(errors).toEqual([]);
  return data.diffFreezes;
}

/** `CAUSE[ REASON] slices/volumes/patients`. */
const groups = (side: {
  groups: { cause: string; reason: { code: string } | null; counts: Record<string, number> }[];
}) =>
  side.groups
    .map(
      ({ cause, reason, counts }) =>
        `${cause}${reason ? ` ${reason.code}` : ''} ${counts['slices']}/${counts['volumes']}/${counts['patients']}`,
    )
    .sort();

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('Set');
  const add = (pseudonym: string) => createSlicedUltrasound(test, cohort, dataSet, pseudonym, cube(3));
  await add('Stays');
  const gone = await add('Gone');
  const back = await add('Back');
  const redrawn = await add('Redrawn');
  await test.drainJobs();
  const exclusion = await out('PATIENT', back.us.patientId, 'NO_MRI');
  await freeze('first', ['I', 'J', 'K'], 0);

  await reinstate(test.context('REVIEWER'), {
    exclusionId: exclusion.id,
    comment: 'Found',
    outcomesSeen: false,
  });
  await out('VOLUME', gone.us.id, 'POOR_ULTRASOUND');
  // One voxel instead of 27: three of its nine slices are left.
  const smaller = await cohort.annotation(redrawn.us, cube(1, 3), { supersedesId: redrawn.annotation.id });
  await sliceLabel(test.context('CURATOR'), { annotationId: smaller.id });
  await add('Late');
  await test.drainJobs();
  await freeze('second', ['J', 'K'], 0);
  const slice = await test.app.prisma.slice.findFirstOrThrow({
    where: { axis: 'K', slicing: { volume: { patient: { pseudonym: 'Stays' } } } },
  });
  await out('SLICE', String(slice.id), 'OTHER_SLICING');
  await freeze('third', ['J', 'K'], 2);
});
afterAll(() => close());

describe('diffFreezes', () => {
  it('explains every slice that is gone or came in by rule, label, exclusion or time', async () => {
    const found = await diff('first', 'second');
    expect(found.ruleDifferences).toEqual([{ what: 'axes', a: 'I, J, K', b: 'J, K' }]);
    // Stays keeps 6 of 9, Redrawn the planes of one voxel on J and K.
    expect([found.keptSliceCount, found.relabelledSliceCount]).toEqual([8, 2]);
    expect(groups(found.removed)).toEqual([
      'EXCLUSION POOR_ULTRASOUND 9/1/1',
      // Of Redrawn: 2 planes an axis have no label any more.
      'OTHER_LABEL 6/1/1',
      // Three planes of Stays, one of Redrawn.
      'RULE_AXES 4/2/2',
    ]);
    expect(found.removed.counts).toEqual({ patients: 1, volumes: 1, slices: 19 });
    expect(groups(found.added)).toEqual(['EXCLUSION NO_MRI 6/1/1', 'MADE_LATER 6/1/1']);
    expect(found.added.counts).toEqual({ patients: 2, volumes: 2, slices: 12 });
    expect([found.removed.unexplainedCount, found.added.unexplainedCount]).toEqual([0, 0]);
  });

  it('names the records: the exclusion, and what took it back', async () => {
    const found = await diff('first', 'second');
    const of = (side: string, pseudonym: string) =>
      found[side].slices.nodes.find(
        (row: { patient: { pseudonym: string } }) => row.patient.pseudonym === pseudonym,
      );
    expect(of('removed', 'Gone')).toMatchObject({
      ...{ wholeVolume: true, wholePatient: true, cause: 'EXCLUSION' },
      message: 'The volume is excluded: POOR_ULTRASOUND.',
      exclusions: [{ decision: 'EXCLUDE', reason: { code: 'POOR_ULTRASOUND' } }],
    });
    expect(of('added', 'Back')).toMatchObject({
      message: 'The patient is excluded: NO_MRI.',
      exclusions: [{ decision: 'EXCLUDE' }, { decision: 'REINSTATE' }],
    });
    expect(of('added', 'Late').message).toMatch(/^"first" was made before the (volume|slicing)\.$/);
    expect(of('removed', 'Stays')).toMatchObject({
      wholeVolume: false,
      cause: 'RULE_AXES',
      message: 'second@1 leaves axis I out.',
    });
  });

  it('tells a slice below the area from one that a person took out', async () => {
    const found = await diff('second', 'third');
    expect(found.ruleDifferences).toEqual([{ what: 'minimum area', a: '0 mm2', b: '2 mm2' }]);
    expect(groups(found.removed)).toEqual(['EXCLUSION OTHER_SLICING 1/1/1', 'RULE_AREA 2/1/1']);
    expect(groups(found.added)).toEqual([]);
    const { slices } = await diff('second', 'third', 1).then(({ removed }) => removed);
    expect([slices.nodes.length, slices.totalCount, slices.pageInfo.hasNextPage]).toEqual([1, 3, true]);
  });

  it('finds nothing between a freeze and itself, and refuses unknown ones', async () => {
    const found = await diff('first', 'first');
    expect([found.removed.counts.slices, found.added.counts.slices, found.keptSliceCount]).toEqual([
      0, 0, 27,
    ]);
    const { errors } = await test.execute(DIFF, { a: freezes['first'], b: 'second' });
    expect(errors[0].code).toBe('UNKNOWN_ID');
  });

  it('takes a fixed number of queries', async () => {
    test.resetQueries();
    await diff('first', 'second');
    expect(test.queries().length).toBeLessThanOrEqual(24);
    const many = test.queries().length;
    test.resetQueries();
    await diff('first', 'second', 1);
    expect(test.queries().length).toBeLessThanOrEqual(many);
  });
});

describe('verifyFreeze with files', () => {
  it('hashes the bytes of every volume and label, and names what is damaged', async () => {
    const document =
      'query ($id: ID!) { verifyFreeze(id: $id, files: true) { valid filesRead damagedFiles { hash missing } } }';
    const verify = async () => (await test.execute(document, { id: freezes['first'] })).data.verifyFreeze;
    expect(await verify()).toEqual({ valid: true, filesRead: 4, damagedFiles: [] });
    const { blobHash } = await test.app.prisma.volume.findFirstOrThrow({
      where: { patient: { pseudonym: 'Stays' } },
    });
    const path = blobPath(`${test.app.config.dataDir}/blobs`, blobHash);
    await chmod(path, 0o600);
    await writeFile(path, 'not what it was');
    expect(await verify()).toEqual({
      valid: false,
      filesRead: 4,
      damagedFiles: [{ hash: blobHash, missing: false }],
    });
  });
});

describe('the database', () => {
  it('keeps metric runs and comparisons to what is frozen', async () => {
    const { prisma, pool } = test.app;
    const annotatorRun = await prisma.annotatorRun.create({
      data: { name: 'Run', kind: 'PSEUDO_LABEL', registrationMethod: 'LC2_RIGID' },
    });
    const run = await prisma.metricRun.create({
      data: {
        freezeId: freezes['second'],
        annotatorRunId: annotatorRun.id,
        definitionIds: ['dice@1'],
        binning: 'areaMm2@1',
      },
    });
    const insert = (pseudonym: string) =>
      pool.query(
        `INSERT INTO metric_slice (metric_run_id, slice_id, patient_id, axis, size_bin, area_mm2, reference_pixels)
         SELECT $1, s.id, v.patient_id, s.axis, 0, 1, 1 FROM slice s JOIN slicing g ON g.id = s.slicing_id
           JOIN volume v ON v.id = g.volume_id JOIN patient p ON p.id = v.patient_id
         WHERE p.pseudonym = $2 AND s.axis = 'K' LIMIT 1`,
        [run.id, pseudonym],
      );
    await insert('Stays');
    await expect(insert('Gone')).rejects.toThrow('its freeze does not hold');
    const experiment = await prisma.experiment.create({
      data: { name: 'E', question: 'CUSTOM', freezeId: freezes['second'] },
    });
    const compare = (metricRunIds: string[]) =>
      prisma.comparison.create({
        data: {
          experimentId: experiment.id,
          policy: 'FAANES_2025',
          definitionIds: [],
          metricRunIds,
          result: [],
          hash: '0'.repeat(64),
        },
      });
    await expect(compare([run.id])).rejects.toThrow('not completed on the freeze');
    await expect(compare([])).rejects.toThrow('not completed on the freeze');
  });
});
