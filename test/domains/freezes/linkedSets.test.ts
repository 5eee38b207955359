import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findDataSetByName } from '../../../src/domains/cohort/queries.ts';
import { linkPatients } from '../../../src/domains/cohort/service/linkPatients.ts';
import { importDataset } from '../../../src/domains/importRuns/service/importDataset.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import { ultrasoundImage } from '../../factories/images.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import { createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let folder: ImportFolder;
let cohort: ImportedCohort;
let close: () => Promise<void>;
let sets: Readonly<Record<'resect' | 'curious', DataSetRecord>>;
let ruleId: string;

/** Cases 11 and 12 of RESECT are 009 and 010 of CuRIOUS-SEG; 024 is no case of RESECT. */
beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder());
  cohort = createImportedCohort(test, folder);
  const files = [
    'resect/Case11-US-before',
    'resect/Case12-US-before',
    ...['009', '010', '024'].map((number) => `curious/images/BT_US_BEFORE_${number}`),
  ];
  for (const [n, name] of files.entries()) {
    folder.write(`${name}.nii.gz`, ultrasoundImage({ seed: 500 + n }));
  }
  for (const root of ['resect', 'curious']) {
    await importDataset(test.context('CURATOR'), { root: join(folder.path, root) });
    await test.drainJobs();
  }
  const find = async (name: string) => (await findDataSetByName(test.app.prisma, name)) as DataSetRecord;
  sets = { resect: await find('RESECT'), curious: await find('CuRIOUS-SEG') };
  for (const name of ['Case11', 'Case12']) await slice(sets.resect, name);
  for (const name of ['BT_US_009', 'BT_US_010', 'BT_US_024']) await slice(sets.curious, name);
  const rule = { name: 'all', axes: ['I', 'J', 'K'], labelSources: ['US_MANUAL'] } as const;
  ({ id: ruleId } = await createSliceRule(test.context('CURATOR'), rule));
});
afterAll(() => close());

async function slice(dataSet: DataSetRecord, pseudonym: string): Promise<void> {
  await createSlicedUltrasound(test, cohort, dataSet, pseudonym, cube(4));
  await test.drainJobs();
}

const freeze = (name: string, dataSets: readonly DataSetRecord[]) =>
  test.execute(
    `mutation ($input: CreateFreezeInput!) { createFreeze(input: $input) {
      freeze { folds { fold patients { pseudonym } } }
    } }`,
    { input: { name, sliceRuleId: ruleId, foldCount: 3, dataSetIds: dataSets.map(({ id }) => id) } },
  );

it('keeps a person of two sets in one fold', async () => {
  const { data, errors } = await freeze('both', [sets.resect, sets.curious]);
  expect(errors).toEqual([]);
  const folds = data.createFreeze.freeze.folds.map(({ patients }: { patients: { pseudonym: string }[] }) =>
    patients.map(({ pseudonym }) => pseudonym).sort(),
  );
  expect(folds).toHaveLength(3);
  expect(folds).toEqual(
    expect.arrayContaining([['BT_US_009', 'Case11'], ['BT_US_010', 'Case12'], ['BT_US_024']]),
  );
});

it('refuses related sets while it is unknown who somebody is, and takes them once that is said', async () => {
  await slice(sets.curious, 'Extra');
  const { errors } = await freeze('unknown', [sets.resect, sets.curious]);
  expect(errors[0]).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/in RESECT, which the freeze also takes: CuRIOUS-SEG Extra\. Link them/),
  });
  expect((await freeze('alone', [sets.curious])).errors).toEqual([]);
  const find = (pseudonym: string) => test.app.prisma.patient.findFirstOrThrow({ where: { pseudonym } });
  await linkPatients(test.context('CURATOR'), {
    patientId: (await find('Extra')).id,
    samePersonAsId: (await find('Case12')).id,
    grounds: 'the same image, resampled',
  });
  expect((await freeze('linked', [sets.resect, sets.curious])).errors).toEqual([]);
});
