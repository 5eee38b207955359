import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
  for (let n = 1; n <= 7; n++) await cohort.mri(dataSet, `Case${n}`);
});
afterAll(() => close());

const PAGE = `query ($first: Int, $after: String, $filter: PatientFilter) {
  patients(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id pseudonym }
  }
}`;

async function page(variables: Record<string, unknown>) {
  const { data, errors } = await test.execute(PAGE, variables);
  expect(errors).toEqual([]);
  return data.patients as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: { id: string; pseudonym: string }[];
  };
}

describe('paging', () => {
  it.each([1, 2, 3, 7, 8])('gives every row once in pages of %i', async (first) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { nodes, pageInfo, totalCount } = await page({ first, after });
      expect(totalCount).toBe(7);
      seen.push(...nodes.map((node) => node.pseudonym));
      expect(pageInfo.hasNextPage).toBe(seen.length < 7);
      if (!pageInfo.hasNextPage) break;
      expect(nodes).toHaveLength(first);
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(['Case1', 'Case2', 'Case3', 'Case4', 'Case5', 'Case6', 'Case7']);
  });

  it('gives an empty page for first 0 and after the last row', async () => {
    expect(await page({ first: 0 })).toEqual({
      totalCount: 7,
      pageInfo: { hasNextPage: true, endCursor: null },
      nodes: [],
    });
    const { pageInfo } = await page({});
    expect(await page({ after: pageInfo.endCursor })).toMatchObject({
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [],
    });
  });

  it('skips no row when the row behind the cursor leaves the list between two pages', async () => {
    const filter = { excluded: false };
    const { nodes, pageInfo } = await page({ first: 2, filter });
    await test.execute(
      `mutation ($id: ID!) { exclude(input: { subjectKind: PATIENT, subjectId: $id, reasonCode: "OTHER_ELIGIBILITY",
        comment: "Left", outcomesSeen: false }) { id } }`,
      { id: nodes[1].id },
    );
    const next = await page({ first: 2, after: pageInfo.endCursor, filter });
    expect(next.nodes.map((node) => node.pseudonym)).toEqual(['Case3', 'Case4']);
  });

  const LISTS = ['patients', 'volumes', 'registrations', 'pseudoLabels', 'exclusions', 'jobs', 'ledger'];

  it.each(LISTS)('refuses a cursor that is none: %s', async (list) => {
    for (const cursor of ['x', 'Case1', "'; DROP TABLE patient", '%00', '-1', '1e9', '0:1:2']) {
      for (const after of [cursor, Buffer.from(cursor).toString('base64url')]) {
        const { errors } = await test.execute(
          `query ($after: String) { ${list}(after: $after) { totalCount } }`,
          {
            after,
          },
        );
        expect(errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
      }
    }
  });

  it.each(LISTS)('refuses pages that are too large or negative: %s', async (list) => {
    for (const first of [501, 2_147_483_647, -1]) {
      const { errors } = await test.execute(`query ($first: Int) { ${list}(first: $first) { totalCount } }`, {
        first,
      });
      expect(errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('0 to 500') }]);
    }
  });
});
