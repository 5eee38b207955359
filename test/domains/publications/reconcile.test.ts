import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/config/packageRoot.ts';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { publishedStudyPicture } from '../../../src/domains/publications/pictures.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const STUDY = JSON.parse(readFileSync(join(packageRoot, 'docs/examples/remind-study.json'), 'utf8'));
const CREATE = `mutation ($input: CreatePublishedStudyInput!) { createPublishedStudy(input: $input) {
  id hash svgUrl members { pseudonym }
  steps { title nIn { patients } nOut { patients volumes } unexplained { patients volumes } exclusions { reason } }
  claimReport { heldCount contradictedCount undecidedCount }
} }`;
const RECONCILE = `query ($studyId: ID!, $freezeId: ID, $dataSetId: ID, $first: Int, $after: String) {
  reconcile(studyId: $studyId, freezeId: $freezeId, dataSetId: $dataSetId) {
    scope membersKnown bothPatients bothVolumes
    counts { title ours { patients volumes } theirs { patients volumes } difference { patients volumes } }
    cases(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { side pseudonym volume volumeCount cause message patient { pseudonym } exclusions { reason { code } } }
    }
    remainders { level difference explained unexplained message candidates { pseudonym cause message } }
  }
}`;

let test: TestApp;
let dataSetId: string;

const name = (n: number): string => `ReMIND-${String(n).padStart(3, '0')}`;
const enter = (input: Record<string, unknown>) => test.execute(CREATE, { input }, { role: 'CURATOR' });

async function reconcile(studyId: string, page: Record<string, unknown> = {}) {
  const { data, errors } = await test.execute(
    RECONCILE,
    { studyId, dataSetId, first: 50, ...page },
    { role: 'VIEWER' },
  );
  expect(errors).toEqual([]);
  return data.reconcile;
}

/**
 * 114 patients with two sweeps before resection each, of which seven lack one. That 40 to 101 are the first surgeries is
 * made up, as is who lacks a sweep: the notes name ReMIND-101 alone.
 */
beforeAll(async () => {
  test = await createTestApp();
  const { prisma, pool } = test.app;
  ({ id: dataSetId } = await prisma.dataSet.create({
    data: { name: 'ReMIND', visibility: 'OPEN', licence: 'CC BY 4.0', citation: 'Juvekar et al.' },
  }));
  await pool.query(
    "INSERT INTO blob (hash, size_bytes, media_type) SELECT repeat(n::text, 64), 1, 'x' FROM generate_series(0, 1) n",
  );
  await pool.query(
    `WITH p AS (INSERT INTO patient (id, data_set_id, pseudonym)
       SELECT gen_random_uuid(), $1, 'ReMIND-' || lpad(n::text, 3, '0') FROM generate_series(1, 114) n RETURNING id, pseudonym),
     o AS (INSERT INTO procedure (id, patient_id, procedure_number) SELECT gen_random_uuid(), id, 1 FROM p RETURNING id, patient_id)
     INSERT INTO volume (id, patient_id, procedure_id, name, modality, sequence, phase, format, size, spacing_mm, origin_lps, direction, voxel_type, blob_hash)
     SELECT gen_random_uuid(), p.id, o.id, sweep, 'US', 'B_MODE', CASE sweep WHEN 'US_pre' THEN 'PRE_DURA'::phase ELSE 'POST_DURA' END,
            'NIFTI', '{1,1,1}', '{1,1,1}', '{0,0,0}', '{1,0,0,0,1,0,0,0,1}', 'uint8',
            CASE sweep WHEN 'US_pre' THEN repeat('0', 64) ELSE repeat('1', 64) END
     FROM p JOIN o ON o.patient_id = p.id CROSS JOIN (VALUES ('US_pre'), ('US_post')) s (sweep)
     WHERE NOT (sweep = 'US_post' AND right(p.pseudonym, 3)::int BETWEEN 40 AND 46)`,
    [dataSetId],
  );
  const patients = await prisma.patient.findMany({ orderBy: { pseudonym: 'asc' } });
  for (const { id: subjectId, pseudonym } of patients) {
    const n = Number(pseudonym.slice(-3));
    const reasonCode = n === 101 ? 'NO_TUMOUR_ANNOTATION' : n < 40 || n > 101 ? 'NOT_FIRST_SURGERY' : null;
    if (reasonCode === null) continue;
    await exclude(test.context('REVIEWER'), {
      subjectKind: 'PATIENT',
      subjectId,
      reasonCode,
      comment: 'Clinical data',
      outcomesSeen: false,
    });
  }
});
afterAll(() => test.close());

describe('the ReMIND part of Faanes et al. 2025', () => {
  let studyId: string;

  it('is entered with its counts, its one named exclusion, and claims that are checked', async () => {
    const { data, errors } = await enter(STUDY);
    expect(errors).toEqual([]);
    studyId = data.createPublishedStudy.id;
    expect(data.createPublishedStudy.steps).toEqual([
      expect.objectContaining({
        nIn: { patients: 114 },
        nOut: { patients: 62, volumes: null },
        unexplained: { patients: 0, volumes: null },
      }),
      {
        title: 'Annotated MRI with readable ultrasound',
        nIn: { patients: 62 },
        nOut: { patients: 55, volumes: 103 },
        // 7 fewer, of which ReMIND-101 is explained.
        unexplained: { patients: 6, volumes: null },
        exclusions: [{ reason: 'No tumour annotation' }, { reason: 'Ultrasound quality' }],
      },
    ]);
    expect(data.createPublishedStudy.claimReport).toEqual({
      heldCount: 1,
      contradictedCount: 1,
      undecidedCount: 1,
    });
    const again = await enter({ ...STUDY, name: 'Again' });
    expect(again.errors[0]).toMatchObject({ code: 'DUPLICATE', details: { studyId } });
  });

  it('is drawn as it states itself, with what it leaves open', async () => {
    const { content } = await publishedStudyPicture.draw(test.context('VIEWER'), {
      params: { id: studyId },
      query: {},
    });
    for (const text of [
      '114 patients',
      '62 patients',
      '55 patients',
      '103 volumes',
      'No tumour annotation: ReMIND-101',
      'Not explained by the study',
    ]) {
      expect(content).toContain(text);
    }
    expect(content).toContain('>45.6 (36.8–54.8)<');
  });

  it('has our cohort beside it: 114, 62, 61, of which six are unresolved', async () => {
    const found = await reconcile(studyId);
    expect(found.scope).toBe('Data set ReMIND');
    expect(
      found.counts.map(({ ours, theirs, difference }: Record<string, { patients: number }>) => [
        ours.patients,
        theirs.patients,
        difference.patients,
      ]),
    ).toEqual([
      [114, 114, 0],
      [62, 62, 0],
      [61, 55, 6],
    ]);
    expect([found.membersKnown, found.bothPatients, found.cases.totalCount]).toEqual([false, null, 0]);
    expect(found.remainders).toEqual([
      {
        ...{ level: 'PATIENT', difference: 6, explained: 0, unexplained: 6, candidates: [] },
        message:
          'We have 6 patients more than the study; 6 unexplained. The study gives reasons without a number: Ultrasound quality.',
      },
      expect.objectContaining({ level: 'VOLUME', difference: 115 - 103, unexplained: 12 }),
    ]);
  });

  it('gets candidates from records that raise doubt', async () => {
    const volume = await test.app.prisma.volume.findFirstOrThrow({
      where: { patient: { pseudonym: name(50) } },
    });
    const { id: reviewerId } = await test.app.prisma.user.findFirstOrThrow({ where: { role: 'REVIEWER' } });
    await test.app.prisma.review.create({ data: { volumeId: volume.id, verdict: 'UNSURE', reviewerId } });
    const [patients] = (await reconcile(studyId)).remainders;
    expect(patients.candidates).toEqual([
      {
        pseudonym: name(50),
        cause: 'UNEXPLAINED',
        message: 'May be one that the study left out: review: UNSURE.',
      },
    ]);
  });
});

describe('a study that names its members', () => {
  it('is told apart case by case, each with who explains it', async () => {
    // Theirs: 41 to 56, two sweeps each as far as we know them; 30 is no first surgery, 999 unknown.
    const members = [30, ...Array.from({ length: 16 }, (_, n) => 41 + n), 999]
      .flatMap((n) => [
        { pseudonym: name(n), volume: 'US_pre' },
        ...(n > 46 ? [{ pseudonym: name(n), volume: 'US_post' }] : []),
      ])
      .filter(({ pseudonym, volume }) => !(pseudonym === name(50) && volume === 'US_post'));
    const exclusions = [
      { stage: 'IMAGE_QUALITY', reason: 'Shadow', reasonCode: 'POOR_ULTRASOUND', pseudonym: name(60) },
      { stage: 'IMAGE_QUALITY', reason: 'Noise', pseudonym: name(50), volume: 'US_post' },
    ];
    const { data, errors } = await enter({ ...STUDY, name: 'With members', members, exclusions, claims: [] });
    expect(errors).toEqual([]);
    const { id } = data.createPublishedStudy;
    const found = await reconcile(id, { first: 100 });
    // 61 of ours, 16 of theirs among them.
    expect([found.bothPatients, found.bothVolumes, found.cases.totalCount]).toEqual([
      16,
      6 + 2 * 10 - 1,
      45 + 1 + 2,
    ]);
    const of = (n: number) =>
      found.cases.nodes.filter(({ pseudonym }: { pseudonym: string }) => pseudonym === name(n));
    expect(of(30)).toEqual([
      {
        ...{ side: 'THEIRS_ONLY', pseudonym: name(30), volume: null, volumeCount: 1, cause: 'OUR_EXCLUSION' },
        message: 'We excluded it: NOT_FIRST_SURGERY.',
        patient: { pseudonym: name(30) },
        exclusions: [{ reason: { code: 'NOT_FIRST_SURGERY' } }],
      },
    ]);
    expect(of(999)).toMatchObject([{ side: 'THEIRS_ONLY', cause: 'NOT_IN_RECORDS', patient: null }]);
    expect(of(60)).toMatchObject([
      {
        side: 'OURS_ONLY',
        volume: null,
        volumeCount: 2,
        cause: 'THEIR_EXCLUSION',
        message: 'The study excluded it: Shadow.',
      },
    ]);
    expect(of(50)).toMatchObject([
      {
        side: 'OURS_ONLY',
        volume: 'US_post',
        cause: 'THEIR_EXCLUSION',
        message: 'The study excluded it: Noise.',
      },
    ]);
    expect(of(61)).toMatchObject([{ side: 'OURS_ONLY', cause: 'UNEXPLAINED' }]);
    // 45 patients of ours alone, one explained; 30 and 999 of theirs, both explained.
    expect(found.remainders[0]).toMatchObject({
      level: 'PATIENT',
      difference: 61 - 18,
      explained: 3,
      unexplained: 44,
    });
    const page = await reconcile(id, { first: 20 });
    expect(page.cases.pageInfo.hasNextPage).toBe(true);
    const next = await reconcile(id, { first: 100, after: page.cases.pageInfo.endCursor });
    expect(next.cases.nodes).toHaveLength(28);
  });

  it('takes a fixed number of queries', async () => {
    const [{ id }] = await test.app.prisma.publishedStudy.findMany({ where: { name: 'With members' } });
    test.resetQueries();
    await reconcile(id, { first: 100 });
    expect(test.queries().length).toBeLessThanOrEqual(20);
  });
});

describe('createPublishedStudy', () => {
  const base = { ...STUDY, claims: [] };
  it.each([
    ['no counts', { counts: [] }, 'what the study started from'],
    ['a start with a stage', { counts: STUDY.counts.slice(1) }, 'what the study started from'],
    [
      'counts against the pipeline',
      { counts: [STUDY.counts[0], STUDY.counts[2], STUDY.counts[1]] },
      'in pipeline order',
    ],
    [
      'a count of nothing',
      { counts: [STUDY.counts[0], { title: 'x', stage: 'ELIGIBILITY' }] },
      'states nothing',
    ],
    ['a negative count', { counts: [{ title: 'x', patients: -1 }, STUDY.counts[1]] }, 'at least 0'],
    [
      'a reason of another stage',
      { exclusions: [{ stage: 'ANNOTATION', reason: 'x', reasonCode: 'POOR_MRI' }] },
      'no reason of ANNOTATION',
    ],
    [
      'a volume without patient',
      { exclusions: [{ stage: 'ANNOTATION', reason: 'x', volume: 'v' }] },
      'without its patient',
    ],
    [
      'a name and a number',
      { exclusions: [{ stage: 'ANNOTATION', reason: 'x', pseudonym: 'a', patients: 2 }] },
      'give one of them',
    ],
    ['a member twice', { members: [{ pseudonym: 'a' }, { pseudonym: 'a' }] }, 'again'],
    [
      'members of both kinds',
      { members: [{ pseudonym: 'a' }, { pseudonym: 'b', volume: 'v' }] },
      'or for none',
    ],
    ['an empty citation', { citation: ' ' }, 'citation'],
    ['a claim of no kind', { claims: [{ label: 'x' }] }, 'exactly one of'],
    ['a name that cannot be read', { name: 'a\nb' }, 'name'],
  ])('refuses %s', async (_, changes, message) => {
    const { errors } = await enter({ ...base, name: 'Refused', ...changes });
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(message) });
  });

  it('needs a CURATOR; what is entered cannot be changed or added to', async () => {
    const { errors } = await test.execute(CREATE, { input: base }, { role: 'REVIEWER' });
    expect(errors[0].code).toBe('FORBIDDEN');
    const { pool } = test.app;
    await expect(pool.query("UPDATE published_study SET citation = ''")).rejects.toThrow(
      /permission denied|append-only/,
    );
    await expect(pool.query('DELETE FROM published_member')).rejects.toThrow(/permission denied|append-only/);
    await expect(
      pool.query("INSERT INTO published_member SELECT id, 99999, 'late' FROM published_study LIMIT 1"),
    ).rejects.toThrow('only be written with their study');
  });

  it('reconciles with one scope that exists', async () => {
    const [{ id: studyId }] = await test.app.prisma.publishedStudy.findMany({ take: 1 });
    const code = async (variables: Record<string, unknown>) =>
      (await test.execute(RECONCILE, { studyId, ...variables })).errors[0].code;
    expect(await code({})).toBe('INVALID_INPUT');
    expect(await code({ dataSetId, freezeId: dataSetId })).toBe('INVALID_INPUT');
    expect(await code({ freezeId: dataSetId })).toBe('UNKNOWN_ID');
    expect(await code({ studyId: dataSetId, dataSetId })).toBe('UNKNOWN_ID');
  });
});
