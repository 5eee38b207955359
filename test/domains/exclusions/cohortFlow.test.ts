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
      ...['NOT_ELIGIBLE', 'NOT_FIRST_SURGERY', 'NO_MRI', 'NO_ULTRASOUND', 'OTHER_ELIGIBILITY', 'WRONG_PHASE'],
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

describe('the counts of a cohort flow', () => {
  const CASES =
    'totalCount nodes { cause patient { pseudonym } volume { id } slice { id } exclusions { reason { code } } }';
  const OPENED = `query ($freezeId: ID!, $first: Int, $after: String) { cohortFlow(freezeId: $freezeId) {
    scope asOf ledgerSeq
    nodes { stage nIn ${COUNTS} excludedTotal ${COUNTS} exclusionRate { patients { count total share lower upper } slices { count total } }
      excluded { reason { code } count ${COUNTS} rate { volumes { count total } }
        patients(first: $first, after: $after) { ${CASES} pageInfo { hasNextPage endCursor } }
        volumes(first: 9) { ${CASES} } slices(first: 9) { ${CASES} } } }
  } }`;

  async function opened(page: Record<string, unknown> = {}) {
    const { data, errors } = await test.execute(OPENED, { freezeId, ...page }, { role: 'VIEWER' });
    expect(errors).toEqual([]);
    return data.cohortFlow;
  }

  it('open to their cases, as many as were counted', async () => {
    const { nodes } = await opened();
    const levels = ['patients', 'volumes', 'slices'] as const;
    for (const { excluded } of nodes) {
      for (const row of excluded) {
        for (const level of levels) {
          if (row.count[level] === null) expect(row[level]).toBeNull();
          else
            expect([row[level].totalCount, row[level].nodes.length]).toEqual([
              row.count[level],
              row.count[level],
            ]);
        }
      }
    }
    const of = (stage: string, code: string) =>
      nodes
        .find((node: Node) => node.stage === stage)
        .excluded.find((row: Node['excluded'][number]) => row.reason.code === code);
    const short = ({ cause, patient, exclusions }: Record<string, never>) => [
      cause,
      (patient as { pseudonym: string }).pseudonym,
      (exclusions as { reason: { code: string } }[]).map(({ reason }) => reason.code).join(),
    ];
    expect(of('IMAGE_QUALITY', 'POOR_ULTRASOUND').volumes.nodes.map(short)).toEqual([
      ['OWN_EXCLUSION', 'Poor', 'POOR_ULTRASOUND'],
    ]);
    expect(of('IMAGE_QUALITY', 'POOR_ULTRASOUND').patients.nodes.map(short)).toEqual([
      ['LAST_VOLUME_LEFT', 'Poor', 'POOR_ULTRASOUND'],
    ]);
    expect(of('VISUAL_REVIEW', 'REVIEW_REJECTED').volumes.nodes.map(short)).toEqual([
      ['ALL_LABELS_EXCLUDED', 'Rejected', 'REVIEW_REJECTED'],
    ]);
    expect(of('SPLIT', 'PATIENT_IN_OTHER_SET').volumes.nodes.map(short)).toEqual([
      ['PATIENT_EXCLUDED', 'Leaks', 'PATIENT_IN_OTHER_SET'],
    ]);
    expect(of('SLICING', 'POOR_ULTRASOUND').slices.nodes.map(short)).toEqual([
      ['OWN_EXCLUSION', 'Whole', 'POOR_ULTRASOUND'],
    ]);
    expect(of('SLICING', 'AXIS_NOT_SELECTED').slices.nodes.map(short)).toEqual(
      Array.from({ length: 3 }, () => ['OWN_EXCLUSION', 'Whole', 'AXIS_NOT_SELECTED']),
    );
  });

  it('come page by page', async () => {
    const { nodes } = await opened({ first: 1 });
    const row = nodes
      .flatMap((node: Node) => node.excluded)
      .find(({ count }: Node['excluded'][number]) => count.patients > 0);
    expect(row.patients.nodes).toHaveLength(1);
    expect(row.patients.pageInfo.hasNextPage).toBe(false);
    const { nodes: next } = await opened({ first: 1, after: row.patients.pageInfo.endCursor });
    const after = next
      .flatMap((node: Node) => node.excluded)
      .find((each: Node['excluded'][number]) => each.reason.code === row.reason.code);
    expect(after.patients.nodes).toEqual([]);
    const { errors } = await test.execute(OPENED, { freezeId, after: 'no cursor' });
    expect(errors[0].code).toBe('INVALID_INPUT');
  });

  it('come with their share of what entered and an interval', async () => {
    const { nodes, scope, asOf, ledgerSeq } = await opened();
    // 1 of 9; Wilson's interval as R's binom.wilson gives it.
    expect(nodes[0].exclusionRate.patients).toEqual({
      ...{ count: 1, total: 9, share: 1 / 9 },
      lower: expect.closeTo(0.019_91, 4),
      upper: expect.closeTo(0.435, 4),
    });
    expect(nodes[0].exclusionRate.slices).toBeNull();
    const slicing = nodes.find(({ stage }: Node) => stage === 'SLICING');
    expect(slicing.exclusionRate.slices).toEqual({ count: 4, total: 9 });
    expect(slicing.excludedTotal).toEqual({ patients: 1, volumes: 1, slices: 4 });
    for (const { nIn, excluded } of nodes) {
      for (const { count, rate } of excluded) {
        expect(rate.volumes).toEqual({ count: count.volumes, total: nIn.volumes });
      }
    }
    expect(scope).toBe('Freeze Freeze');
    const event = await test.app.prisma.ledgerEvent.findFirstOrThrow({ where: { action: 'FREEZE_CREATED' } });
    expect([asOf, ledgerSeq]).toEqual([event.at.toISOString(), String(event.seq)]);
  });

  it('take a fixed number of queries, and a few more when opened', async () => {
    test.resetQueries();
    await flow({ freezeId });
    expect(test.queries()).toHaveLength(9);
    test.resetQueries();
    await opened();
    // Beside them: slices of two reasons, and one batch each for exclusions, reasons, slices, slicings, volumes and patients.
    expect(test.queries().length).toBeLessThanOrEqual(24);
  });

  it('of slices are kept by the database alone', async () => {
    const { pool } = test.app;
    await expect(pool.query('UPDATE freeze_slice_count SET slice_count = 1')).rejects.toThrow(
      /permission denied|cannot be written directly/,
    );
    await expect(pool.query('DELETE FROM freeze_slice_count')).rejects.toThrow(
      /permission denied|cannot be written directly/,
    );
  });

  it('must cover every slice of a freeze', async () => {
    const { rows } = await test.app.pool.query('SELECT * FROM cohort_freeze');
    const { slice_rule_id, selection } = rows[0];
    await expect(
      test.app.pool.query(
        `INSERT INTO cohort_freeze (id, name, hash, slice_rule_id, fold_count, fold_seed, patient_count, volume_count, slice_count, selection)
         VALUES (gen_random_uuid(), 'Unexplained', repeat('0', 64), $1, 1, 1, 1, 1, 1, $2)`,
        [slice_rule_id, selection],
      ),
    ).rejects.toThrow('neither taken nor excluded');
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
