import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { review } from '../../../src/domains/reviews/service/review.ts';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { createCompletedRegistration } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let close: () => Promise<void>;
let dataSetId: string;
let volumes: VolumeRecord[];
let registrations: string[];

/** Patients 0 to 5; the last two were operated on before. Overlap rises from 0.4 by 0.1. */
const PATIENTS = 6;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('Set');
  dataSetId = dataSet.id;
  volumes = [];
  registrations = [];
  for (let n = 0; n < PATIENTS; n++) {
    const procedureNumber = n < 4 ? 1 : 2;
    const us = await cohort.ultrasound(dataSet, `Case${n}`, { procedureNumber });
    const mri = await cohort.mri(dataSet, `Case${n}`, {
      procedureNumber,
      sequence: n === 0 ? 'T2' : 'FLAIR',
    });
    volumes.push(us);
    const registration = await createCompletedRegistration(test, us, [mri], {
      overlapFraction: 0.4 + n / 10,
    });
    registrations.push(registration.id);
  }
  // A patient without any volume.
  await test.app.prisma.patient.create({ data: { dataSetId, pseudonym: 'Nobody' } });
});
afterAll(() => close());

const rule = (changes: Record<string, unknown> = {}) => ({
  ...{
    name: `Rule ${randomUUID()}`,
    stage: 'ELIGIBILITY',
    subjectKind: 'PATIENT',
    reasonCode: 'NOT_FIRST_SURGERY',
  },
  ...{ conditions: [{ measure: 'PROCEDURE_NUMBER', atMost: 1 }], whenMissing: 'NEEDS_REVIEW' },
  ...{ description: 'First surgeries alone.', ...changes },
});

const evidence = (changes: Record<string, unknown> = {}) =>
  rule({
    ...{ stage: 'REGISTRATION', subjectKind: 'REGISTRATION', reasonCode: 'LOW_OVERLAP' },
    ...{ conditions: [{ measure: 'OVERLAP_FRACTION', atLeast: 0.55 }], ...changes },
  });

const PREVIEW = `stage subjectKind reason { code } all { subjectCount patientCount volumeCount }
  byOutcome { outcome tally { subjectCount patientCount volumeCount } }
  byCondition { condition failing { subjectCount } missing { subjectCount } }
  cases(outcome: [EXCLUDE]) { totalCount nodes { subjectId patient { pseudonym } because measuredValue threshold measuredText } }`;

const preview = (variables: Record<string, unknown>) =>
  test.execute(
    `query ($dataSetId: ID!, $ruleId: ID, $draft: InclusionRuleInput) {
      previewRule(dataSetId: $dataSetId, ruleId: $ruleId, draft: $draft) { ${PREVIEW} } }`,
    { dataSetId, ...variables },
  );

const create = async (input: Record<string, unknown>) => {
  const { data, errors } = await test.execute(
    'mutation ($input: InclusionRuleInput!) { createInclusionRule(input: $input) { id name version conditions { text } whenMissing } }',
    { input },
  );
  expect(errors).toEqual([]);
  return data.createInclusionRule;
};

const apply = (ruleId: string) =>
  test.execute(
    `mutation ($ruleId: ID!, $dataSetId: ID!) { applyRule(ruleId: $ruleId, dataSetId: $dataSetId) {
      rule { name } excludedCount preview { byOutcome { outcome tally { subjectCount } } } } }`,
    { ruleId, dataSetId },
  );

const outcomes = (given: { byOutcome: { outcome: string; tally: { subjectCount: number } }[] }) =>
  Object.fromEntries(given.byOutcome.map(({ outcome, tally }) => [outcome, tally.subjectCount]));

const NOTHING = { EXCLUDE: 0, NEEDS_REVIEW: 0, KEEP: 0, ALREADY_EXCLUDED: 0, REINSTATED: 0 };

describe('previewRule', () => {
  it('says of whom a draft would exclude how many, with the cases, and writes nothing', async () => {
    const { data, errors } = await withoutTrace(test, () => preview({ draft: rule() }));
    expect(errors).toEqual([]);
    expect(data.previewRule).toMatchObject({
      ...{ stage: 'ELIGIBILITY', subjectKind: 'PATIENT', reason: { code: 'NOT_FIRST_SURGERY' } },
      all: { subjectCount: 7, patientCount: 7, volumeCount: 6 },
      byCondition: [
        {
          ...{
            condition: 'procedure number at most 1',
            failing: { subjectCount: 2 },
            missing: { subjectCount: 0 },
          },
        },
      ],
    });
    expect(outcomes(data.previewRule)).toEqual({ ...NOTHING, EXCLUDE: 2, NEEDS_REVIEW: 1, KEEP: 4 });
    expect(data.previewRule.cases.nodes).toMatchObject([
      {
        ...{ patient: { pseudonym: 'Case4' }, measuredValue: 2, threshold: 1, measuredText: null },
        because: 'Required is procedure number at most 1; found was 2.',
      },
      { patient: { pseudonym: 'Case5' } },
    ]);
  });

  it.each([
    ['EXCLUDE', { EXCLUDE: 3, KEEP: 4 }],
    ['KEEP', { EXCLUDE: 2, KEEP: 4 }],
    ['NEEDS_REVIEW', { EXCLUDE: 2, KEEP: 4, NEEDS_REVIEW: 1 }],
  ])('does with a missing value what the rule says: %s', async (whenMissing, expected) => {
    const { data } = await preview({ draft: rule({ whenMissing }) });
    const kept = outcomes(data.previewRule);
    if (whenMissing === 'KEEP') expect(kept).toEqual({ ...NOTHING, EXCLUDE: 2, KEEP: 5 });
    else expect(kept).toEqual({ ...NOTHING, ...expected });
  });

  it.each<[string, Record<string, unknown>, number]>([
    [
      'an MRI sequence',
      rule({ reasonCode: 'NO_MRI', conditions: [{ measure: 'MR_SEQUENCE', oneOf: ['FLAIR', 'T1'] }] }),
      1,
    ],
    [
      'a phase',
      rule({
        subjectKind: 'VOLUME',
        reasonCode: 'WRONG_PHASE',
        conditions: [{ measure: 'PHASE', oneOf: ['POST_DURA'] }],
      }),
      6,
    ],
    ['a range', evidence({ conditions: [{ measure: 'OVERLAP_FRACTION', atLeast: 0.55, atMost: 0.75 }] }), 4],
    [
      'the first of several that fails',
      evidence({
        conditions: [
          { measure: 'MTRE_MM', atMost: 5 },
          { measure: 'OVERLAP_FRACTION', atLeast: 0.55 },
        ],
        whenMissing: 'KEEP',
      }),
      2,
    ],
    [
      'what is not measured',
      evidence({ conditions: [{ measure: 'FAILURE_PROBABILITY', atMost: 0.5 }], whenMissing: 'EXCLUDE' }),
      6,
    ],
    [
      'a verdict',
      evidence({
        stage: 'VISUAL_REVIEW',
        reasonCode: 'OTHER_VISUAL_REVIEW',
        conditions: [{ measure: 'STANDING_VERDICT', oneOf: ['ACCEPTED'] }],
        whenMissing: 'EXCLUDE',
      }),
      6,
    ],
    [
      'readers',
      evidence({
        stage: 'VISUAL_REVIEW',
        reasonCode: 'OTHER_VISUAL_REVIEW',
        conditions: [{ measure: 'READER_COUNT', atLeast: 1 }],
      }),
      6,
    ],
  ])('looks at %s', async (_, draft, excluded) => {
    const { data, errors } = await preview({ draft });
    expect(errors).toEqual([]);
    expect(outcomes(data.previewRule)['EXCLUDE']).toBe(excluded);
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    ['neither rule nor draft', () => ({}), 'INVALID_INPUT'],
    ['both', () => ({ ruleId: randomUUID(), draft: rule() }), 'INVALID_INPUT'],
    ['an unknown rule', () => ({ ruleId: randomUUID() }), 'UNKNOWN_ID'],
    ['an unknown data set', () => ({ dataSetId: randomUUID(), draft: rule() }), 'UNKNOWN_ID'],
    ['an unknown reason', () => ({ draft: rule({ reasonCode: 'UGLY' }) }), 'UNKNOWN_ID'],
    ['a reason of another stage', () => ({ draft: rule({ reasonCode: 'LOW_OVERLAP' }) }), 'INVALID_INPUT'],
    ['a subject without measures', () => ({ draft: rule({ subjectKind: 'SLICE' }) }), 'INVALID_INPUT'],
    ['no condition', () => ({ draft: rule({ conditions: [] }) }), 'INVALID_INPUT'],
    [
      'a measure of something else',
      () => ({ draft: rule({ conditions: [{ measure: 'MTRE_MM', atMost: 5 }] }) }),
      'INVALID_INPUT',
    ],
    [
      'a number without a limit',
      () => ({ draft: evidence({ conditions: [{ measure: 'MTRE_MM' }] }) }),
      'INVALID_INPUT',
    ],
    [
      'limits that cross',
      () => ({ draft: evidence({ conditions: [{ measure: 'MTRE_MM', atLeast: 5, atMost: 1 }] }) }),
      'INVALID_INPUT',
    ],
    [
      'words for a number',
      () => ({ draft: evidence({ conditions: [{ measure: 'MTRE_MM', oneOf: ['5'] }] }) }),
      'INVALID_INPUT',
    ],
    [
      'an unknown word',
      () => ({ draft: rule({ conditions: [{ measure: 'PHASE', oneOf: ['LATE'] }] }) }),
      'INVALID_INPUT',
    ],
    [
      'limits for words',
      () => ({ draft: rule({ conditions: [{ measure: 'PHASE', atMost: 2 }] }) }),
      'INVALID_INPUT',
    ],
  ])('refuses %s', async (_, variables, code) => {
    const { errors } = await preview(variables());
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses the limit %d', async (atMost) => {
    const { errors } = await preview({ draft: evidence({ conditions: [{ measure: 'MTRE_MM', atMost }] }) });
    expect(errors).toHaveLength(1);
  });

  it('costs the same number of queries for any number of cases', async () => {
    test.resetQueries();
    await preview({ draft: rule() });
    expect(test.queries()).toHaveLength(5);
  });
});

describe('createInclusionRule', () => {
  it('keeps versions: the same again is the same, another definition the next', async () => {
    const input = rule({ name: 'first-surgery' });
    const events = await eventsOf(test, async () => {
      const first = await create(input);
      expect(first).toMatchObject({ version: 1, conditions: [{ text: 'procedure number at most 1' }] });
      expect(await create(input)).toEqual(first);
      expect(await create({ ...input, whenMissing: 'KEEP' })).toMatchObject({
        version: 2,
        whenMissing: 'KEEP',
      });
    });
    expect(events).toEqual(['INCLUSION_RULE_CREATED', 'INCLUSION_RULE_CREATED']);
  });

  it('gives two who create the same at once one rule', async () => {
    const input = rule({ name: 'at once' });
    const [one, two] = await Promise.all([create(input), create(input)]);
    expect(one).toEqual(two);
  });

  it('rests on rows that the database refuses to change', async () => {
    for (const sql of [
      'UPDATE inclusion_rule SET version = 9',
      'DELETE FROM inclusion_rule',
      'TRUNCATE inclusion_rule',
    ]) {
      await expect(test.asOwner(sql)).rejects.toMatchObject({ code: 'SL001' });
    }
  });

  it('needs who runs the pipeline', async () => {
    for (const role of ['VIEWER', 'REVIEWER'] as const) {
      const { errors } = await withoutTrace(test, () =>
        test.execute(
          'mutation ($input: InclusionRuleInput!) { createInclusionRule(input: $input) { id } }',
          { input: rule() },
          { role },
        ),
      );
      expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
    }
  });
});

describe('applyRule', () => {
  it('excludes with rule, value and threshold in one event, and nobody twice', async () => {
    const { id, name } = await create(evidence({ name: 'overlap' }));
    const events = await eventsOf(test, async () => {
      const { data, errors } = await apply(id);
      expect(errors).toEqual([]);
      expect(data.applyRule).toMatchObject({ rule: { name }, excludedCount: 2 });
      const again = await apply(id);
      expect(again.data.applyRule.excludedCount).toBe(0);
      expect(outcomes(again.data.applyRule.preview)).toEqual({ ...NOTHING, KEEP: 4, ALREADY_EXCLUDED: 2 });
    });
    expect(events).toEqual(['INCLUSION_RULE_APPLIED']);
    const { data } = await test.execute(
      `query ($id: ID!) { registration(id: $id) { exclusions {
        ruleName ruleVersion measuredValue threshold comment reason { code } } } }`,
      { id: registrations[0] },
    );
    expect(data.registration.exclusions).toEqual([
      {
        ...{ ruleName: 'overlap', ruleVersion: 1, measuredValue: 0.4, threshold: 0.55 },
        ...{ comment: 'Required is overlap at least 0.55; found was 0.4.', reason: { code: 'LOW_OVERLAP' } },
      },
    ]);
  });

  it('leaves whom a person has brought back', async () => {
    const [out] = await test.app.prisma.exclusion.findMany({ where: { registrationId: registrations[0] } });
    await test.execute(
      'mutation ($id: ID!) { reinstate(input: { exclusionId: $id, comment: "Looked at", outcomesSeen: false }) { id } }',
      { id: out.id },
    );
    const { data } = await apply((await create(evidence({ name: 'overlap' }))).id);
    expect(data.applyRule.excludedCount).toBe(0);
    expect(outcomes(data.applyRule.preview)).toEqual({
      ...NOTHING,
      KEEP: 4,
      ALREADY_EXCLUDED: 1,
      REINSTATED: 1,
    });
  });

  it('excludes once when it is applied twice at the same moment, beside a person who excludes the same', async () => {
    const { id } = await create(rule({ name: 'race' }));
    const patientId = volumes[4].patientId;
    const results = await Promise.all([
      apply(id),
      apply(id),
      test.execute(
        `mutation ($id: ID!) { exclude(input: { subjectKind: PATIENT, subjectId: $id, reasonCode: "OTHER_ELIGIBILITY",
          comment: "By hand", outcomesSeen: false }) { id } }`,
        { id: patientId },
      ),
    ]);
    const counts = results.slice(0, 2).map(({ data }) => data?.applyRule.excludedCount ?? 0);
    const byHand = results[2].errors.length === 0 ? 1 : 0;
    expect(counts[0] + counts[1] + byHand).toBe(2);
    expect(await test.app.prisma.activeExclusion.count({ where: { stage: 'ELIGIBILITY' } })).toBe(2);
  });

  it('follows what people say of what they have reviewed', async () => {
    await review(test.context('REVIEWER'), { registrationId: registrations[3], verdict: 'ACCEPTED' });
    const draft = evidence({
      ...{ stage: 'VISUAL_REVIEW', reasonCode: 'OTHER_VISUAL_REVIEW', whenMissing: 'NEEDS_REVIEW' },
      conditions: [{ measure: 'STANDING_VERDICT', oneOf: ['ACCEPTED'] }],
    });
    const { data } = await preview({ draft });
    // Two patients are out as a whole and one registration by its overlap.
    expect(outcomes(data.previewRule)).toEqual({ ...NOTHING, KEEP: 1, NEEDS_REVIEW: 2, ALREADY_EXCLUDED: 3 });
  });

  it('refuses a rule about a clinical table, which is applied at import', async () => {
    const row = await test.app.prisma.inclusionRule.create({
      data: {
        ...{
          name: 'clinical',
          version: 1,
          stage: 'ELIGIBILITY',
          subjectKind: 'PATIENT',
          reasonCode: 'NOT_ELIGIBLE',
        },
        ...{ whenMissing: 'NEEDS_REVIEW', description: '' },
        conditions: [{ kind: 'CLINICAL_VALUE', column: 'Surgery', oneOf: ['1'] }],
      },
    });
    const { errors } = await withoutTrace(test, () => apply(row.id));
    expect(errors.map((error) => error.code)).toEqual(['INVALID_INPUT']);
  });
});
