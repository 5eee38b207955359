import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let close: () => Promise<void>;

const PATIENTS = `query ($filter: PatientFilter) {
  patients(filter: $filter) { totalCount nodes { pseudonym } }
}`;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const resect = await cohort.dataSet('RESECT');
  const remind = await cohort.dataSet('ReMIND');
  await cohort.mri(resect, 'Case_1', { histology: 'Glioma' });
  const us = await cohort.ultrasound(resect, 'Case_1');
  await cohort.mri(resect, 'Case11', { histology: 'Metastasis' });
  await cohort.mri(resect, 'Case2');
  await cohort.mri(remind, 'Case3', { histology: 'glioma' });
  await cohort.annotation(us, { from: [10, 8, 4], to: [12, 10, 6] });
  const { data } = await patients({ pseudonym: { equals: 'Case2' } });
  const [{ id }] = (await test.execute('{ patients { nodes { id pseudonym } } }')).data.patients.nodes.filter(
    (node: { pseudonym: string }) => node.pseudonym === 'Case2',
  );
  expect(data.patients.totalCount).toBe(1);
  await test.execute('mutation ($input: ExcludeInput!) { exclude(input: $input) { id } }', {
    input: {
      subjectKind: 'PATIENT',
      subjectId: id,
      reasonCode: 'OTHER_ELIGIBILITY',
      comment: 'Asked to be left out',
      outcomesSeen: false,
    },
  });
});
afterAll(() => close());

const patients = (filter: unknown) => test.execute(PATIENTS, { filter });

async function pseudonyms(filter: unknown): Promise<string[]> {
  const { data, errors } = await patients(filter);
  expect(errors).toEqual([]);
  const names = data.patients.nodes.map((node: { pseudonym: string }) => node.pseudonym);
  expect(data.patients.totalCount).toBe(names.length);
  return names;
}

const ALL = ['Case_1', 'Case11', 'Case2', 'Case3'];

describe('filters', () => {
  it.each([
    ['nothing', undefined, ALL],
    ['an empty filter', {}, ALL],
    ['equals, whose case counts', { histology: { equals: 'Glioma' } }, ['Case_1']],
    ['in', { pseudonym: { in: ['Case2', 'Case3', 'Case9'] } }, ['Case2', 'Case3']],
    ['in nothing', { pseudonym: { in: [] } }, []],
    ['contains, whatever the case', { histology: { contains: 'GLIO' } }, ['Case_1', 'Case3']],
    [
      'contains with a character that SQL takes for a wildcard',
      { pseudonym: { contains: '_1' } },
      ['Case_1'],
    ],
    ['equals beside contains stays exact', { histology: { equals: 'glioma', contains: 'GLI' } }, ['Case3']],
    ['a value of a related record', { dataSetName: { equals: 'ReMIND' } }, ['Case3']],
    ['null', { histology: { isNull: true } }, ['Case2']],
    ['not null', { histology: { isNull: false } }, ['Case_1', 'Case11', 'Case3']],
    ['null where there is always a value', { pseudonym: { isNull: true } }, []],
    ['not null where there is always a value', { pseudonym: { isNull: false } }, ALL],
    [
      'several conditions at once',
      { histology: { contains: 'glioma' }, dataSetName: { equals: 'RESECT' } },
      ['Case_1'],
    ],
    ['AND', { AND: [{ pseudonym: { contains: '1' } }, { histology: { contains: 'meta' } }] }, ['Case11']],
    [
      'OR',
      { OR: [{ pseudonym: { equals: 'Case2' } }, { histology: { contains: 'meta' } }] },
      ['Case11', 'Case2'],
    ],
    ['OR of nothing', { OR: [] }, []],
    [
      'NOT, which keeps what has no value',
      { NOT: [{ histology: { equals: 'Glioma' } }] },
      ['Case11', 'Case2', 'Case3'],
    ],
    [
      'NOT with several, of which none may hold',
      { NOT: [{ histology: { equals: 'Glioma' } }, { pseudonym: { equals: 'Case3' } }] },
      ['Case11', 'Case2'],
    ],
    [
      'OR beside a condition',
      {
        dataSetName: { equals: 'RESECT' },
        OR: [{ pseudonym: { contains: '3' } }, { pseudonym: { contains: '2' } }],
      },
      ['Case2'],
    ],
    [
      'nesting',
      { NOT: [{ OR: [{ AND: [{ pseudonym: { contains: 'case' } }, { histology: { isNull: false } }] }] }] },
      ['Case2'],
    ],
    ['an exclusion in force', { excluded: true }, ['Case2']],
    ['no exclusion in force', { excluded: false }, ['Case_1', 'Case11', 'Case3']],
  ])('select patients by %s', async (_, filter, expected) => {
    expect(await pseudonyms(filter)).toEqual(expected);
  });

  it.each([
    ['modality', { modality: ['US'] }, 1],
    ['several sequences', { sequence: ['T1', 'FLAIR'] }, 4],
    ['phase', { phase: ['PRE_DURA'] }, 1],
    ['name', { name: { contains: 'case_1' } }, 2],
    ['data set', { dataSetName: { contains: 'rem' } }, 1],
    ['annotation', { annotated: true }, 1],
    ['no annotation', { annotated: false }, 4],
    ['NOT', { NOT: [{ annotated: true }, { dataSetName: { equals: 'ReMIND' } }] }, 3],
  ])('select volumes by %s', async (_, filter, expected) => {
    const { data, errors } = await test.execute(
      'query ($filter: VolumeFilter) { volumes(filter: $filter) { totalCount nodes { id } } }',
      { filter },
    );
    expect(errors).toEqual([]);
    expect(data.volumes.totalCount).toBe(expected);
    expect(data.volumes.nodes).toHaveLength(expected);
  });

  it('hold inside a data set too', async () => {
    const { data } = await test.execute(
      `{ dataSets { name patientCount patients(filter: { histology: { isNull: false } }) { totalCount nodes { pseudonym } } } }`,
    );
    expect(data.dataSets).toEqual([
      {
        name: 'RESECT',
        patientCount: 3,
        patients: { totalCount: 2, nodes: [{ pseudonym: 'Case_1' }, { pseudonym: 'Case11' }] },
      },
      { name: 'ReMIND', patientCount: 1, patients: { totalCount: 1, nodes: [{ pseudonym: 'Case3' }] } },
    ]);
  });

  it.each([
    'volumes(filter: { patientId: "Case1" }) { totalCount }',
    'registrations(filter: { patientId: "1" }) { totalCount }',
    'registrations(filter: { fixedVolumeId: "x" }) { totalCount }',
    'pseudoLabels(filter: { volumeId: "x" }) { totalCount }',
    'pseudoLabels(filter: { registrationId: "x" }) { totalCount }',
    'exclusions(filter: { subjectId: "x" }) { totalCount }',
    'landmarkSets(fixedVolumeId: "x") { id }',
    'patient(id: "Case1") { id }',
    'volume(id: "0") { id }',
  ])('refuse an identifier that cannot be one: %s', async (field) => {
    const { errors } = await test.execute(`{ ${field} }`);
    expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
  });

  it('may not be nested without end', async () => {
    let filter: object = { excluded: false };
    for (let n = 0; n < 12; n++) filter = { NOT: [filter] };
    expect((await patients(filter)).errors).toMatchObject([
      { code: 'INVALID_INPUT', message: 'A filter may be nested 10 levels deep.' },
    ]);
  });

  it('take text that no database column can hold as an error of the caller', async () => {
    expect((await patients({ pseudonym: { equals: 'a\u0000b' } })).errors).toMatchObject([
      { code: 'INVALID_INPUT' },
    ]);
  });
});
