import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { review } from '../../../src/domains/reviews/service/review.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createCompletedRegistration } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

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

/** Adds patients who have one of everything. */
async function addPatients(name: string, count: number): Promise<void> {
  const dataSet = await cohort.dataSet(name);
  for (let n = 0; n < count; n++) {
    const us = await cohort.ultrasound(dataSet, `Case${n}`);
    const mri = await cohort.mri(dataSet, `Case${n}`);
    const annotation = await cohort.annotation(mri, BOX, { annotatorName: 'First rater' });
    const registration = await createCompletedRegistration(test, us, [mri]);
    for (const subject of [
      { volumeId: us.id },
      { annotationId: annotation.id },
      { registrationId: registration.id },
    ]) {
      const reasonCode = 'REVIEW_REJECTED';
      await review(test.context('REVIEWER'), { ...subject, verdict: 'REJECTED', reasonCode });
    }
  }
}

async function queriesOf(document: string): Promise<number> {
  test.resetQueries();
  const { errors } = await test.execute(document);
  expect(errors).toEqual([]);
  return test.queries().length;
}

const EXCLUSIONS = 'exclusions { reason { title } reviewer { name } active reinstates { id } }';
const REVIEWS = 'reviews { verdict reviewer { name } }';

const NESTED = `{ patients { totalCount nodes {
  pseudonym dataSet { name patientCount } samePersonAs { id } ${EXCLUSIONS}
  volumes {
    name procedureNumber geometry { size } file { url sizeBytes } supersededBy { id } ${EXCLUSIONS} ${REVIEWS}
    annotations { annotator { name } file { hash } ${EXCLUSIONS} ${REVIEWS} }
    registrations {
      state movingVolumes { name } evidence { overlapFraction } standingVerdict qcSheets { url } job { state }
      pseudoLabels { id } ${EXCLUSIONS} ${REVIEWS}
    }
    pseudoLabels { id }
  } } } }`;

describe('a query over patients with everything below them', () => {
  it('costs the same number of SQL queries for 10 patients as for 1', async () => {
    await addPatients('A', 1);
    const forOne = await queriesOf(NESTED);
    await addPatients('B', 9);
    expect(await queriesOf(NESTED)).toBe(forOne);
    expect(forOne).toBe(40);
  });

  it.each([
    ['patients with volumes', '{ patients { nodes { pseudonym volumes { name } } } }', 2],
    ['with their number', '{ patients { totalCount nodes { pseudonym volumes { name } } } }', 3],
    [
      'volumes with what lies on them',
      '{ volumes { nodes { patient { pseudonym } file { url } annotations { id } } } }',
      4,
    ],
    ['one volume named twice', '{ volumes { nodes { patient { volumes { patient { pseudonym } } } } } }', 3],
    ['exclusions', `{ exclusions { nodes { subjectId reason { title } reviewer { name } active } } }`, 4],
    ['registrations with both verdicts', `{ registrations { nodes { standingVerdict ${REVIEWS} } } }`, 4],
  ])('costs no more than its levels: %s', async (_, document, expected) => {
    expect(await queriesOf(document)).toBe(expected);
  });
});
