import type { Actor } from '../../src/context/types.ts';
import { linkPatients } from '../../src/domains/cohort/service/linkPatients.ts';
import { volumeGeometry } from '../../src/domains/cohort/volumeGeometry.ts';
import { createExperiment } from '../../src/domains/comparison/service/createExperiment.ts';
import { evaluate } from '../../src/domains/evaluation/service/evaluate.ts';
import { exclude } from '../../src/domains/exclusions/service/exclude.ts';
import { ensureUpload } from '../../src/domains/files/queries.ts';
import { createFreeze } from '../../src/domains/freezes/service/createFreeze.ts';
import { transferLabel } from '../../src/domains/labels/service/transferLabel.ts';
import { review } from '../../src/domains/reviews/service/review.ts';
import { createSliceRule } from '../../src/domains/slices/service/createSliceRule.ts';
import { createTrainingSet } from '../../src/domains/training/service/createTrainingSet.ts';
import type { DataSetRecord } from '../../src/graphql/records.ts';
import { rawLogitsSpec, thresholdModel } from '../support/sliceModels.ts';
import type { TestApp } from '../support/testApp.ts';
import { storeTestBlob } from './cohort.ts';
import { createTestSlicing } from './freezes.ts';
import { boxMask } from './images.ts';
import { createImportedCohort, type ImportedCohort } from './importedCohort.ts';
import type { ImportFolder } from './importFolder.ts';
import { createCompletedRegistration, cube } from './pipeline.ts';

/** One data set with a record of every kind. Names of its own begin with its name. */
export interface FilledDataSet {
  readonly dataSet: DataSetRecord;
  readonly ids: Readonly<Record<FilledRecord, string>>;
  /** Of a file of each kind of record. */
  readonly hashes: readonly string[];
}

export type FilledRecord =
  | 'dataSet'
  | 'importRun'
  | 'patient'
  | 'ultrasound'
  | 'mri'
  | 'annotation'
  | 'landmarkSet'
  | 'registration'
  | 'job'
  | 'pseudoLabel'
  | 'slicing'
  | 'slice'
  | 'exclusion'
  | 'review'
  | 'freeze'
  | 'trainingSet'
  | 'model'
  | 'prediction'
  | 'metricRun'
  | 'experiment'
  | 'comparison';

/** A closed data set, filled by an administrator. */
export async function fillClosedDataSet(
  test: TestApp,
  folder: ImportFolder,
  name: string,
  seed: number,
): Promise<FilledDataSet> {
  const cohort = createImportedCohort(test, folder);
  const { prisma } = test.app;
  const dataSet = await cohort.dataSet(name);
  const { us, mri, annotation, landmarks } = await importPatient(cohort, dataSet, name, seed);
  await prisma.dataSet.update({ where: { id: dataSet.id }, data: { visibility: 'CLOSED' } });
  const context = test.context('ADMIN');
  const run = await prisma.importRun.create({
    data: {
      ...{
        dataSetId: dataSet.id,
        dataSetName: name,
        layout: 'MANIFEST',
        layoutVersion: 1,
        reasonsVersion: 1,
      },
      ...{ rootPath: `/${name}`, rootLabel: name, options: {}, dryRun: false },
      items: { create: { kind: 'VOLUME', key: `${name} file`, outcome: 'IMPORTED', volumeId: us.id } },
    },
  });
  const registration = await createCompletedRegistration(test, us, [mri]);
  const qcHash = await storeTestBlob(test, Buffer.from(`${name} sheet`));
  await prisma.qcSheet.create({ data: { registrationId: registration.id, blobHash: qcHash } });
  const mriLabel = await cohort.annotation(mri, cube(4));
  const { pseudoLabel } = await transferLabel(context, {
    registrationId: registration.id,
    annotationId: mriLabel.id,
  });
  const slicingId = await createTestSlicing(test, annotation, boxMask(volumeGeometry(us), cube(5)));
  const slice = await prisma.slice.findFirstOrThrow({ where: { slicingId } });
  const judged = await review(context, {
    registrationId: registration.id,
    verdict: 'ACCEPTED',
    comment: `${name} seen`,
  });
  const excluded = await exclude(context, {
    ...{ subjectKind: 'SLICE', subjectId: String(slice.id), reasonCode: 'OTHER_SLICING' },
    ...{ comment: `${name} slice`, outcomesSeen: false },
  });
  const rule = await createSliceRule(context, {
    name: `Rule of ${name}`,
    axes: ['K'],
    labelSources: ['US_MANUAL'],
  });
  const { freeze } = await createFreeze(context, {
    ...{ name: `${name} freeze`, sliceRuleId: rule.id, dataSetIds: [dataSet.id], foldCount: 1 },
  });
  const trainingSet = await createTrainingSet(context, { name: `${name} training set`, freezeId: freeze.id });
  const weights = await storeTestBlob(test, thresholdModel(seed));
  const model = await prisma.model.create({
    data: {
      ...{ name: `${name} model`, architecture: name, trainingSetId: trainingSet.id, blobHash: weights },
      inferenceSpec: rawLogitsSpec() as object,
    },
  });
  const predicted = await storeTestBlob(test, Buffer.from(`${name} prediction`));
  const prediction = await prisma.prediction.create({
    data: { modelId: model.id, volumeId: us.id, axis: 'K', state: 'PRESENT', blobHash: predicted },
  });
  const { metricRun } = await evaluate(context, { freezeId: freeze.id, modelId: model.id });
  const { sliceId: frozenSliceId } = await prisma.freezeMember.findFirstOrThrow({
    where: { freezeId: freeze.id },
  });
  await prisma.metricSlice.create({
    data: {
      ...{
        metricRunId: metricRun.id,
        sliceId: frozenSliceId,
        patientId: us.patientId,
        predictionId: prediction.id,
      },
      ...{ axis: 'K', sizeBin: 0, areaMm2: 25, referencePixels: 25, predictedPixels: 20 },
    },
  });
  await prisma.metricRun.update({ where: { id: metricRun.id }, data: { tool: 'another' } });
  await prisma.resultImport.create({
    data: {
      ...{
        metricRunId: metricRun.id,
        toolVersion: '1',
        label: 1,
        blobHash: weights,
        fileName: `${name}.json`,
      },
      ...{ caseCount: 1, unknownCount: 0, unknownCases: [], violationCount: 0, violations: [] },
    },
  });
  await prisma.trainingImport.create({
    data: {
      ...{ name: `${name} training`, freezeId: freeze.id, dataset: {}, plans: {}, splits: [], leaks: [] },
      ...{ unknownCount: 0, unknownCases: [], missingCount: 0, fileHashes: [] },
    },
  });
  await prisma.metricRun.update({
    where: { id: metricRun.id },
    data: { state: 'COMPLETED', sliceCount: 1, missingCount: 0 },
  });
  const experiment = await createExperiment(context, {
    ...{ name: `${name} experiment`, question: 'CUSTOM', freezeId: freeze.id },
    arms: [{ name: `${name} arm`, modelId: model.id }],
  });
  const comparison = await prisma.comparison.create({
    data: {
      ...{ experimentId: experiment.id, policy: 'FAANES_2025', definitionIds: ['dice@1'] },
      ...{ metricRunIds: [metricRun.id], result: [], hash: 'a'.repeat(63) + seed },
    },
  });
  return {
    dataSet,
    ids: {
      dataSet: dataSet.id,
      importRun: run.id,
      patient: us.patientId,
      ultrasound: us.id,
      mri: mri.id,
      annotation: annotation.id,
      landmarkSet: landmarks.id,
      registration: registration.id,
      job: registration.jobId as string,
      pseudoLabel: pseudoLabel.id,
      slicing: slicingId,
      slice: String(slice.id),
      exclusion: excluded.id,
      review: judged.review.id,
      freeze: freeze.id,
      trainingSet: trainingSet.id,
      model: model.id,
      prediction: prediction.id,
      metricRun: metricRun.id,
      experiment: experiment.id,
      comparison: comparison.id,
    },
    hashes: [us.blobHash, mri.blobHash, annotation.blobHash, landmarks.blobHash, qcHash, weights, predicted],
  };
}

async function importPatient(cohort: ImportedCohort, dataSet: DataSetRecord, name: string, seed: number) {
  const pseudonym = `${name} patient`;
  const us = await cohort.ultrasound(dataSet, pseudonym, { name: `${name} US`, grid: { seed: 100 + seed } });
  const mri = await cohort.mri(dataSet, pseudonym, { name: `${name} MR`, grid: { seed: 200 + seed } });
  const annotation = await cohort.annotation(us, cube(5, 2 + seed));
  const points = [1, 2, 3, 4, 5, 6, 7, 8, 9 + seed];
  const landmarks = await cohort.landmarks(mri, us, points, points);
  return { us, mri, annotation, landmarks };
}

/** A user who is a member of one data set and of no other. */
export async function createMember(
  test: TestApp,
  name: string,
  role: Actor['role'],
  { dataSet }: FilledDataSet,
): Promise<Actor> {
  const { prisma } = test.app;
  const { id } = await prisma.user.create({ data: { name, role } });
  const data = { dataSetId: dataSet.id, userId: id, grantedById: test.actors.ADMIN.userId };
  await prisma.dataSetMember.create({ data });
  return { userId: id, name, role };
}

/** Says that the patients of two data sets are one person. */
export const linkDataSets = (test: TestApp, one: FilledDataSet, other: FilledDataSet): Promise<unknown> =>
  linkPatients(test.context('ADMIN'), {
    ...{ patientId: one.ids.patient, samePersonAsId: other.ids.patient, grounds: 'A test' },
  });

/** Notes that somebody sent a file. */
export const noteUpload = (test: TestApp, hash: string, { userId }: Actor): Promise<unknown> =>
  ensureUpload(test.app.prisma, hash, userId);
