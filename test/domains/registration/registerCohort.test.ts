import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import { ultrasoundImage } from '../../factories/images.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let close: () => Promise<void>;

const BOX = { from: [10, 8, 4], to: [12, 10, 6] } as const;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
});
afterAll(() => close());

async function registerCohort(dataSet: DataSetRecord, changes: Record<string, unknown> = {}) {
  const { data, errors } = await test.execute(
    `mutation ($input: RegisterCohortInput!) { registerCohort(input: $input) {
      registrations { id state method seed fixedVolume { name } movingVolumes { name } }
      exclusions { id subjectKind subjectId reason { code } ruleName comment }
    } }`,
    { input: { dataSetId: dataSet.id, method: 'TRACKED_POSE', ...changes } },
    { role: 'CURATOR' },
  );
  expect(errors).toEqual([]);
  return data.registerCohort as {
    registrations: { id: string; fixedVolume: { name: string }; movingVolumes: { name: string }[] }[];
    exclusions: { reason: { code: string }; subjectId: string; comment: string }[];
  };
}

/** An eligible patient. */
async function addPatient(
  dataSet: DataSetRecord,
  pseudonym: string,
): Promise<{ us: VolumeRecord; t1: VolumeRecord }> {
  const us = await cohort.ultrasound(dataSet, pseudonym, { name: `${pseudonym} US` });
  const t1 = await cohort.mri(dataSet, pseudonym, { name: `${pseudonym} T1` });
  await cohort.annotation(t1, BOX);
  return { us, t1 };
}

const excludeSubject = (subjectKind: 'PATIENT' | 'VOLUME', subjectId: string) =>
  exclude(test.context('REVIEWER'), {
    ...{
      subjectKind,
      subjectId,
      reasonCode: subjectKind === 'PATIENT' ? 'OTHER_ELIGIBILITY' : 'POOR_ULTRASOUND',
    },
    ...{ comment: 'A test', outcomesSeen: false },
  });

describe('registerCohort', () => {
  it('registers every ultrasound volume and excludes who lacks something, with the typed reason', async () => {
    const dataSet = await cohort.dataSet('RESECT');
    await addPatient(dataSet, 'Whole');
    await cohort.ultrasound(dataSet, 'Whole', { name: 'Whole US 2' });
    await cohort.mri(dataSet, 'Whole', { name: 'Whole FLAIR', sequence: 'FLAIR' });
    await cohort.mri(dataSet, 'Whole', { name: 'Whole T2', sequence: 'T2' });
    await cohort.mri(dataSet, 'NoUltrasound');
    await cohort.ultrasound(dataSet, 'NoMri');
    await cohort.mri(dataSet, 'NoMri', { phase: 'POST_RESECTION' });
    await cohort.ultrasound(dataSet, 'NotAnnotated');
    const mri = await cohort.mri(dataSet, 'NotAnnotated');
    await cohort.annotation(mri, BOX, { structure: 'SULCI' });

    let result = { registrations: [], exclusions: [] } as Awaited<ReturnType<typeof registerCohort>>;
    const events = await eventsOf(test, async () => {
      result = await registerCohort(dataSet);
    });
    expect(events.sort()).toEqual([
      ...['EXCLUDED', 'EXCLUDED', 'EXCLUDED', 'REGISTRATION_REQUESTED', 'REGISTRATION_REQUESTED'],
    ]);
    const { registrations, exclusions } = result;
    expect(
      registrations.map(({ fixedVolume, movingVolumes }) => [
        fixedVolume.name,
        movingVolumes.map((v) => v.name),
      ]),
    ).toEqual([
      ['Whole US', ['Whole T1', 'Whole FLAIR']],
      ['Whole US 2', ['Whole T1', 'Whole FLAIR']],
    ]);
    const patients = await test.app.prisma.patient.findMany();
    const named = exclusions.map(({ subjectId, reason, comment }) => [
      patients.find((patient) => patient.id === subjectId)?.pseudonym,
      reason.code,
      comment,
    ]);
    expect(named).toEqual([
      ['NoUltrasound', 'NO_ULTRASOUND', 'No ultrasound volume is in force.'],
      ['NoMri', 'NO_MRI', 'No pre-operative T1 or FLAIR is in force.'],
      ['NotAnnotated', 'NO_TUMOUR_ANNOTATION', 'No tumour annotation lies on the pre-operative T1 or FLAIR.'],
    ]);

    const again = await withoutTrace(test, () => registerCohort(dataSet));
    expect(again.registrations.map((row) => row.id)).toEqual(registrations.map((row) => row.id));
    expect(again.exclusions).toEqual([]);
    const other = await registerCohort(dataSet, { seed: 2 });
    expect(other.registrations).toHaveLength(2);
    expect(other.registrations[0].id).not.toBe(registrations[0].id);
  });

  it('takes each request once when two come at the same time', async () => {
    const dataSet = await cohort.dataSet('Twice');
    await addPatient(dataSet, 'Whole');
    await cohort.mri(dataSet, 'NoUltrasound');
    const [first, second] = await Promise.all([registerCohort(dataSet), registerCohort(dataSet)]);
    expect(first.registrations).toEqual(second.registrations);
    expect([...first.exclusions, ...second.exclusions]).toHaveLength(1);
  });

  it('leaves out what is excluded or superseded', async () => {
    const dataSet = await cohort.dataSet('Partly out');
    const a = await addPatient(dataSet, 'A');
    await excludeSubject('PATIENT', a.us.patientId);
    const b = await addPatient(dataSet, 'B');
    await excludeSubject('VOLUME', b.us.id);
    await cohort.ultrasound(dataSet, 'B', { name: 'B US 2' });
    const c = await addPatient(dataSet, 'C');
    const image = ultrasoundImage({ seed: 1234 });
    await cohort.ultrasound(dataSet, 'C', { name: 'C US new', supersedesId: c.us.id, image });
    const { registrations, exclusions } = await registerCohort(dataSet);
    expect(registrations.map((row) => row.fixedVolume.name)).toEqual(['B US 2', 'C US new']);
    expect(exclusions).toEqual([]);
  });

  it('takes what only a freeze has left out', async () => {
    const dataSet = await cohort.dataSet('Frozen once');
    const { us } = await addPatient(dataSet, 'A');
    const drawn = await cohort.annotation(us, BOX, { origin: 'EXPERT' });
    await addPatient(dataSet, 'B');
    await cohort.mri(dataSet, 'C');
    await sliceLabel(test.context(), { annotationId: drawn.id });
    await test.drainJobs();
    const rule = await createSliceRule(test.context(), {
      ...{ name: 'expert', axes: ['K'], labelSources: ['EXPERT'], minimumAreaMm2: 0 },
    });
    await createFreeze(test.context(), {
      name: 'f',
      sliceRuleId: rule.id,
      dataSetIds: [dataSet.id],
      foldCount: 1,
    });
    const left = await test.app.prisma.exclusion.findMany({
      where: { scope: { not: 'ALL' }, subjectKind: { not: 'SLICE' } },
    });
    expect(left.map((row) => row.reasonCode).sort()).toEqual(['NO_TUMOUR_ANNOTATION', 'NO_ULTRASOUND']);
    await cohort.ultrasound(dataSet, 'C', { name: 'C US' });
    await cohort.annotation(await cohort.mri(dataSet, 'C', { name: 'C FLAIR', sequence: 'FLAIR' }), BOX);
    const { registrations } = await registerCohort(dataSet);
    expect(registrations.map((row) => row.fixedVolume.name)).toEqual(['A US', 'B US', 'C US']);
  });

  it.each([
    ['no sequence', { sequences: [] }],
    ['ultrasound as a sequence', { sequences: ['T1', 'B_MODE'] }],
    ['more sequences than a registration takes', { sequences: ['T1', 'T1CE', 'T2', 'FLAIR'] }],
    ['a transform from elsewhere', { method: 'IMPORTED' }],
  ])('refuses %s and excludes nobody', async (_, changes) => {
    const dataSet = await cohort.dataSet();
    await addPatient(dataSet, 'A');
    const { errors } = await withoutTrace(test, () =>
      test.execute(
        'mutation ($input: RegisterCohortInput!) { registerCohort(input: $input) { registrations { id } } }',
        {
          input: { dataSetId: dataSet.id, method: 'TRACKED_POSE', ...changes },
        },
      ),
    );
    expect(errors.map((error) => error.code)).toEqual(['INVALID_INPUT']);
  });

  it('refuses a data set that does not exist', async () => {
    for (const id of [randomUUID(), 'RESECT']) {
      const { errors } = await test.execute(
        'mutation ($id: ID!) { registerCohort(input: { dataSetId: $id, method: TRACKED_POSE }) { registrations { id } } }',
        { id },
      );
      expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
    }
  });
});
