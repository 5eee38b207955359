import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { transferLabel } from '../../../src/domains/labels/service/transferLabel.ts';
import { review } from '../../../src/domains/reviews/service/review.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { ExcludeInput } from '../../../src/generated/resolverTypes.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createCompletedRegistration } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

interface Counts {
  readonly patients: number;
  readonly volumes: number;
  readonly slices: number | null;
}

interface Node {
  readonly stage: string;
  readonly nIn: Counts;
  readonly nOut: Counts;
  readonly excluded: readonly { readonly reason: { readonly code: string }; readonly count: Counts }[];
}

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let freezeId: string;
let close: () => Promise<void>;
const made: Record<string, { us: VolumeRecord; registrationId: string; pseudoLabelId?: string }> = {};

const BOX = { from: [10, 8, 4], to: [12, 10, 6] } as const;

const COUNTS = '{ patients volumes slices }';
const FLOW = `query ($dataSetId: ID, $freezeId: ID) { cohortFlow(dataSetId: $dataSetId, freezeId: $freezeId) {
  svgUrl nodes { stage title nIn ${COUNTS} excluded { reason { code } count ${COUNTS} } nOut ${COUNTS} }
} }`;

/** The nodes, with the rules that hold for every flow checked. */
async function flow(scope: { dataSetId?: string; freezeId?: string }): Promise<Node[]> {
  const { data, errors } = await test.execute(FLOW, scope, { role: 'VIEWER' });
  expect(errors).toEqual([]);
  const { nodes } = data.cohortFlow as { nodes: Node[] };
  for (const level of ['patients', 'volumes', 'slices'] as const) {
    nodes.forEach(({ nIn, nOut, excluded }, n) => {
      const left = excluded.reduce((sum, { count }) => sum + (count[level] ?? 0), 0);
      expect(nIn[level] ?? 0).toBe((nOut[level] ?? 0) + left);
      if (n > 0 && nodes[n - 1].nOut[level] !== null) expect(nIn[level]).toBe(nodes[n - 1].nOut[level]);
    });
  }
  return nodes;
}

/** `patients/volumes[/slices]` going out, and what left. */
function summary(nodes: readonly Node[]): Record<string, string> {
  const show = ({ patients, volumes, slices }: Counts): string =>
    `${patients}/${volumes}${slices === null ? '' : `/${slices}`}`;
  return Object.fromEntries(
    nodes.map(({ stage, nOut, excluded }) => {
      const left = excluded.filter(({ count }) => count.patients + count.volumes + (count.slices ?? 0) > 0);
      return [
        stage,
        [show(nOut), ...left.map(({ reason, count }) => `${reason.code} ${show(count)}`)].join(', '),
      ];
    }),
  );
}

const out = (input: Pick<ExcludeInput, 'subjectKind' | 'subjectId' | 'reasonCode'>) =>
  exclude(test.context('REVIEWER'), { ...input, comment: 'A test', outcomesSeen: false });

/** A patient with ultrasound, an annotated MRI and a registration; transferred and sliced when it should be. */
async function addPatient(
  pseudonym: string,
  steps: 'registered' | 'transferred' | 'sliced',
  shiftMm = 0,
): Promise<void> {
  const context = test.context('CURATOR');
  const us = await cohort.ultrasound(dataSet, pseudonym);
  const mri = await cohort.mri(dataSet, pseudonym);
  const annotation = await cohort.annotation(mri, BOX);
  const movingToFixedLps = [1, 0, 0, shiftMm, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  const { id: registrationId } = await createCompletedRegistration(test, us, [mri], { movingToFixedLps });
  made[pseudonym] = { us, registrationId };
  if (steps === 'registered') return;
  const { pseudoLabel } = await transferLabel(context, { registrationId, annotationId: annotation.id });
  await test.drainJobs();
  made[pseudonym] = { us, registrationId, pseudoLabelId: pseudoLabel.id };
  if (steps === 'sliced') await sliceLabel(context, { pseudoLabelId: pseudoLabel.id });
}

beforeAll(async () => {
  const app = await createTestAppWithFolder();
  ({ test, close } = app);
  cohort = createImportedCohort(test, app.folder);
  dataSet = await cohort.dataSet('RESECT');
  await addPatient('Whole', 'sliced');
  await cohort.ultrasound(dataSet, 'Whole');
  await addPatient('Rejected', 'sliced');
  await addPatient('Outside', 'transferred', 100);
  await addPatient('NotSliced', 'transferred');
  await addPatient('NotTransferred', 'registered');
  await addPatient('Poor', 'sliced');
  await addPatient('Leaks', 'sliced');
  await cohort.ultrasound(dataSet, 'NotRegistered');
  await cohort.mri(dataSet, 'NoUltrasound');
  await test.drainJobs();
  const verdict = { verdict: 'REJECTED', reasonCode: 'REVIEW_REJECTED' } as const;
  await review(test.context('REVIEWER'), { registrationId: made['Rejected'].registrationId, ...verdict });
  await out({ subjectKind: 'VOLUME', subjectId: made['Poor'].us.id, reasonCode: 'POOR_ULTRASOUND' });
  await out({
    subjectKind: 'PATIENT',
    subjectId: made['Leaks'].us.patientId,
    reasonCode: 'PATIENT_IN_OTHER_SET',
  });
  const slice = await test.app.prisma.slice.findFirstOrThrow({
    where: { axis: 'K', index: 5, slicing: { pseudoLabelId: made['Whole'].pseudoLabelId } },
  });
  await out({ subjectKind: 'SLICE', subjectId: String(slice.id), reasonCode: 'POOR_ULTRASOUND' });
  const rule = await createSliceRule(test.context('CURATOR'), {
    ...{ name: 'K', axes: ['K', 'J'], labelSources: ['MRI_TRANSFER'], minimumAreaMm2: 0 },
  });
  const input = { name: 'Freeze', sliceRuleId: rule.id, dataSetIds: [dataSet.id], foldCount: 1 };
  freezeId = (await createFreeze(test.context('CURATOR'), input)).freeze.id;
});
afterAll(() => close());

const FROZEN = {
  ELIGIBILITY: '8/9, NO_ULTRASOUND 1/0',
  IMAGE_QUALITY: '7/8, POOR_ULTRASOUND 1/1',
  ANNOTATION: '7/8',
  // The second volume of Whole, and the only one of NotRegistered.
  REGISTRATION: '6/6, NOT_REGISTERED 1/2',
  VISUAL_REVIEW: '5/5, REVIEW_REJECTED 1/1',
  TRANSFER: '3/3, LABEL_OUTSIDE_CONE 1/1, NOT_TRANSFERRED 1/1',
  // A cube of 3: 9 slices, of which 3 on I, 1 out by itself.
  SLICING: '2/2/5, POOR_ULTRASOUND 0/0/1, AXIS_NOT_SELECTED 0/0/3, NOT_SLICED 1/1/0',
  SPLIT: '1/1/5, PATIENT_IN_OTHER_SET 1/1/0',
};

describe('cohortFlow of a freeze', () => {
  it('follows every patient, volume and slice to where it left', async () => {
    expect(summary(await flow({ freezeId }))).toEqual(FROZEN);
  });

  it('keeps every reason of a stage, with zeros', async () => {
    const [eligibility] = await flow({ freezeId });
    expect(eligibility.excluded.map(({ reason }) => reason.code)).toEqual([
      ...['NOT_FIRST_SURGERY', 'NO_MRI', 'NO_ULTRASOUND', 'OTHER_ELIGIBILITY', 'WRONG_PHASE'],
    ]);
  });

  it('ends with what the freeze holds', async () => {
    const { data } = await test.execute(
      'query ($id: ID!) { freeze(id: $id) { patientCount volumeCount sliceCount } }',
      {
        id: freezeId,
      },
    );
    expect((await flow({ freezeId })).at(-1)?.nOut).toEqual({
      patients: data.freeze.patientCount,
      volumes: data.freeze.volumeCount,
      slices: data.freeze.sliceCount,
    });
  });

  it('does not change with what happens afterwards', async () => {
    await out({ subjectKind: 'VOLUME', subjectId: made['Whole'].us.id, reasonCode: 'POOR_ULTRASOUND' });
    const rejection = await test.app.prisma.exclusion.findFirstOrThrow({
      where: { reasonCode: 'REVIEW_REJECTED' },
    });
    await test.execute(
      'mutation ($id: ID!) { reinstate(input: { exclusionId: $id, comment: "Good", outcomesSeen: true }) { id } }',
      { id: rejection.id },
    );
    await addPatient('Late', 'sliced');
    await createCompletedRegistration(
      test,
      made['Outside'].us,
      await test.app.prisma.volume.findMany({
        where: { modality: 'MR', patientId: made['Outside'].us.patientId },
      }),
    );
    await test.drainJobs();
    expect(summary(await flow({ freezeId }))).toEqual(FROZEN);
  });
});

describe('cohortFlow without a freeze', () => {
  it('follows a data set as it stands, as far as label transfer', async () => {
    expect(summary(await flow({ dataSetId: dataSet.id }))).toEqual({
      ELIGIBILITY: '10/10',
      IMAGE_QUALITY: '9/8, POOR_ULTRASOUND 1/2',
      ANNOTATION: '9/8',
      REGISTRATION: '9/8',
      VISUAL_REVIEW: '9/8',
      // Outside has a second registration by now.
      TRANSFER: '9/8',
    });
  });

  it('follows all data sets, and one without patients', async () => {
    const empty = await cohort.dataSet('Empty');
    expect(summary(await flow({ dataSetId: empty.id }))['TRANSFER']).toBe('0/0');
    expect(summary(await flow({}))['TRANSFER']).toBe('9/8');
  });

  it('refuses a scope that is none', async () => {
    const codes = async (scope: Record<string, unknown>) =>
      (await test.execute(FLOW, scope)).errors.map((error) => error.code);
    expect(await codes({ dataSetId: randomUUID() })).toEqual(['UNKNOWN_ID']);
    expect(await codes({ dataSetId: 'RESECT' })).toEqual(['UNKNOWN_ID']);
    expect(await codes({ freezeId: randomUUID() })).toEqual(['UNKNOWN_ID']);
    expect(await codes({ freezeId: 'Freeze' })).toEqual(['UNKNOWN_ID']);
    expect(await codes({ dataSetId: dataSet.id, freezeId })).toEqual(['INVALID_INPUT']);
  });
});
