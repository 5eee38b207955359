import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { importDataset } from '../../../src/domains/importRuns/service/importDataset.ts';
import type { ImportDatasetInput } from '../../../src/generated/resolverTypes.ts';
import { mriImage, ultrasoundImage } from '../../factories/images.ts';
import { createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let folder: ImportFolder;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder());
  folder.write('easy/Case11-US-before-resize.nii.gz', ultrasoundImage({ seed: 1 }));
  folder.write('curious/images/BT_US_BEFORE_009.nii.gz', ultrasoundImage({ seed: 2 }));
  folder.write('curious/images/BT_US_BEFORE_010.nii.gz', ultrasoundImage({ seed: 3 }));
  folder.write('resect/Case11-T1.nii.gz', mriImage({ seed: 4 }));
  folder.write('resect/Case12-US-before.nii.gz', ultrasoundImage({ seed: 5 }));
  folder.write('own/a.nii.gz', ultrasoundImage({ seed: 5 }));
  folder.write('own/b.nii.gz', ultrasoundImage({ seed: 6 }));
  const rows = ['a', 'b'].map(
    (name) => `volume,${name},${name}.nii.gz,US,US,B_MODE,PRE_DURA,${name === 'a' ? 1 : 2}`,
  );
  writeFileSync(
    join(folder.path, 'own/manifest.csv'),
    `kind,patient,file,name,modality,sequence,phase,surgery\n${rows.join('\n')}\n`,
  );
});
afterAll(() => close());

async function importFolder(root: string, input: Partial<ImportDatasetInput> = {}) {
  const asked = { root: join(folder.path, root), ...input };
  const { run } = await importDataset(test.context('CURATOR'), asked);
  await test.drainJobs();
  return run.id;
}

async function linksOf(dataSet: string, pseudonym: string): Promise<string[]> {
  const { data } = await test.execute(
    `query ($set: String!, $name: String!) { patients(filter: { dataSetName: { equals: $set }, pseudonym: { equals: $name } })
      { nodes { samePersonAs { pseudonym dataSet { name } } } } }`,
    { set: dataSet, name: pseudonym },
  );
  const [patient] = data.patients.nodes;
  return patient.samePersonAs
    .map(
      (other: { pseudonym: string; dataSet: { name: string } }) => `${other.dataSet.name} ${other.pseudonym}`,
    )
    .sort();
}

it('links sets that were made from one another before the original is here, and the original when it comes', async () => {
  await importFolder('easy');
  await importFolder('curious');
  expect(await linksOf('EASY-RESECT', 'Case11')).toEqual(['CuRIOUS-SEG BT_US_009']);
  await importFolder('resect');
  expect(await linksOf('RESECT', 'Case11')).toEqual(['CuRIOUS-SEG BT_US_009', 'EASY-RESECT Case11']);
  expect(await linksOf('RESECT', 'Case12')).toEqual(['CuRIOUS-SEG BT_US_010']);
  const { data } = await test.execute('{ dataSets { name collection derivedFrom { name } } }');
  expect(data.dataSets).toContainEqual({
    name: 'EASY-RESECT',
    collection: 'EASY_RESECT',
    derivedFrom: [{ name: 'RESECT' }],
  });
});

it('keeps linked persons out of different folds whatever a caller writes', async () => {
  const find = (pseudonym: string) => test.app.prisma.patient.findFirstOrThrow({ where: { pseudonym } });
  const [one, other] = [
    await find('BT_US_009'),
    await test.app.prisma.patient.findFirstOrThrow({
      where: { pseudonym: 'Case11', dataSet: { name: 'EASY-RESECT' } },
    }),
  ];
  const rule = await test.app.prisma.sliceRule.create({
    data: { name: 'r', version: 1, axes: ['I'], labelSources: ['US_MANUAL'], minimumAreaMm2: 0 },
  });
  const counts = { patientCount: 2, volumeCount: 2, sliceCount: 2, foldCount: 2, foldSeed: 1 };
  const freeze = await test.app.prisma.freeze.create({
    data: { name: 'f', hash: 'a'.repeat(64), sliceRuleId: rule.id, ...counts, selection: {} },
  });
  const put = test.app.prisma.freezeFold.createMany({
    data: [
      { freezeId: freeze.id, patientId: one.id, fold: 0 },
      { freezeId: freeze.id, patientId: other.id, fold: 1 },
    ],
  });
  await expect(put).rejects.toThrow(/same person/);
});

it('links patients with the same image, and lets a manifest, a table and a rule decide who enters', async () => {
  const clinical = { file: 'manifest.csv', patientColumn: 'patient', histologyColumn: null };
  const eligibility = { name: 'first-surgery', column: 'surgery', accept: ['1'] };
  const about = { name: 'Own', licence: 'own', citation: 'own', clinical, eligibility };
  const id = await importFolder('own', about);
  const items = await test.app.prisma.importItem.findMany({ where: { runId: id }, orderBy: { key: 'asc' } });
  expect(items.map(({ kind, key, outcome, reason }) => [kind, key, outcome, reason])).toEqual([
    ['PATIENT', 'a', 'IMPORTED', null],
    ['VOLUME', 'a.nii.gz', 'IMPORTED', null],
    ['PATIENT', 'b', 'SKIPPED', 'NOT_ELIGIBLE'],
    ['VOLUME', 'b.nii.gz', 'SKIPPED', 'NOT_ELIGIBLE'],
  ]);
  expect(await linksOf('Own', 'a')).toEqual(['RESECT Case12']);
  const [exclusion] = await test.app.prisma.exclusion.findMany({ where: { reasonCode: 'NOT_ELIGIBLE' } });
  expect(exclusion).toMatchObject({ ruleName: 'first-surgery', ruleVersion: 1, stage: 'ELIGIBILITY' });
});
