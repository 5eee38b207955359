import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { decode } from 'fast-png';
import { evaluationPictures } from '../../../src/domains/evaluation/pictures.ts';
import { createPictureRouter } from '../../../src/http/pictures.ts';
import { createOracleCohort, type OracleCohort } from '../../factories/oracle.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let product: TestApp;
let cohort: OracleCohort;
let metricRunId: string;
beforeAll(async () => {
  product = await createTestApp();
  cohort = await createOracleCohort(product);
  const input = { freezeId: cohort.freeze.id, annotatorRunId: cohort.annotatorRunId };
  await product.execute(
    'mutation ($input: PredictInput!) { predict(input: $input) { predictions { id } } }',
    { input },
  );
  const { data } = await product.execute(
    'mutation ($input: EvaluateInput!) { evaluate(input: $input) { metricRun { id } } }',
    { input },
  );
  metricRunId = data.evaluate.metricRun.id;
  await product.drainJobs();
});
afterAll(() => product.close());

const CASES = `query ($id: ID!, $first: Int, $after: String, $sizeBin: Int) {
  metricRun(id: $id) {
    freeze { name }
    cases(first: $first, after: $after, sizeBin: $sizeBin) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        areaMm2 referencePixels predictedPixels pictureUrl
        patient { pseudonym }
        slice { id index slicing { labelSource annotation { annotator { name } } } }
        prediction { state missingReason annotatorRun { name } }
        values { state value definition { id } }
      }
    }
  }
}`;

async function page(args: Record<string, unknown>) {
  const { data, errors } = await product.execute(CASES, { id: metricRunId, ...args });
  return { cases: data?.metricRun.cases, error: errors[0] };
}

const named = (nodes: { patient: { pseudonym: string }; slice: { index: number } }[]): string[] =>
  nodes.map(({ patient, slice }) => `${patient.pseudonym} ${slice.index}`);

describe('cases of a metric run', () => {
  test('open down to label, rater, prediction and values', async () => {
    const { cases } = await page({ sizeBin: 1 });
    expect(cases.totalCount).toBe(3);
    const missing = cases.nodes.find(
      ({ patient }: { patient: { pseudonym: string } }) => patient.pseudonym === 'C',
    );
    expect(missing).toMatchObject({
      areaMm2: 100,
      predictedPixels: null,
      slice: {
        index: 1,
        slicing: { labelSource: 'US_MANUAL', annotation: { annotator: { name: 'First rater' } } },
      },
      prediction: {
        state: 'MISSING',
        missingReason: 'PREDICTION_MISSING',
        annotatorRun: { name: 'Second rater' },
      },
    });
    expect(missing.pictureUrl).toBe(`/pictures/metric-run/${metricRunId}/slice/${missing.slice.id}.png`);
    expect(missing.values).toHaveLength(10);
    expect(missing.values[0]).toEqual({
      state: 'MISSING_PREDICTION',
      value: null,
      definition: { id: 'dice@1' },
    });
  });

  test('page by area, then slice, without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let hasNextPage = true; hasNextPage; ) {
      const { cases }: Awaited<ReturnType<typeof page>> = await page({ first: 2, after });
      seen.push(...named(cases.nodes));
      ({ hasNextPage, endCursor: after } = cases.pageInfo);
      expect(cases.totalCount).toBe(7);
    }
    expect(seen).toEqual(['A 0', 'B 0', 'A 1', 'B 1', 'C 1', 'A 2', 'B 2']);
  });

  test('stay within a size bin on the next page, and -1 is all of them', async () => {
    const first = await page({ first: 2, sizeBin: 1 });
    const rest = await page({ first: 2, sizeBin: 1, after: first.cases.pageInfo.endCursor });
    expect(named(rest.cases.nodes)).toEqual(['C 1']);
    expect(rest.cases.pageInfo.hasNextPage).toBe(false);
    expect((await page({ sizeBin: -1 })).cases.totalCount).toBe(7);
  });

  test('cost as many queries for one case as for all', async () => {
    const count = async (first: number): Promise<number> => {
      product.resetQueries();
      await page({ first });
      return product.queries().length;
    };
    const one = await count(1);
    expect(await count(100)).toBe(one);
    expect(one).toBe(13);
  });

  test('refuse a bin that does not exist and cursors of another kind', async () => {
    expect((await page({ sizeBin: 7 })).error).toMatchObject({ code: 'INVALID_INPUT' });
    for (const key of ['1', '1:x:2', '1:2:3:4', '1:1e999:2', "1:2:3' OR true"]) {
      const after = Buffer.from(key).toString('base64url');
      expect((await page({ after })).error).toMatchObject({ code: 'INVALID_INPUT' });
    }
  });
});

describe('pictures', () => {
  const draw = async (path: RegExp, params: Record<string, string>) => {
    const route = evaluationPictures.find((each) => path.test(each.path));
    const picture = await route?.draw(product.context('VIEWER'), { params, query: {} });
    expect(picture?.mediaType).toBe('image/png');
    return decode(picture?.content as Uint8Array);
  };

  test('show a slice, and a case with its values below', async () => {
    const { cases } = await page({});
    for (const { slice } of cases.nodes) {
      const sliceId = String(slice.id);
      const alone = await draw(/^\/pictures\/slice/, { sliceId });
      const compared = await draw(/^\/pictures\/metric-run/, { metricRunId, sliceId });
      expect(compared.height).toBeGreaterThan(alone.height);
    }
  });

  test('are answered under the paths that the fields name', async () => {
    const http = express();
    http.use((_request, response, next) => {
      Object.assign(response.locals, { context: product.context('VIEWER') });
      next();
    });
    const server = http.use(createPictureRouter()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { data } = await product.execute(
      'query ($id: ID!) { metricRun(id: $id) { cases(first: 1) { nodes { pictureUrl slice { pictureUrl } } } } }',
      { id: metricRunId },
    );
    const [{ pictureUrl, slice }] = data.metricRun.cases.nodes;
    for (const path of [pictureUrl, slice.pictureUrl]) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(decode(new Uint8Array(await response.arrayBuffer())).width).toBeGreaterThan(0);
    }
    server.close();
  });

  test('of what does not exist are refused', async () => {
    const refused = { code: 'UNKNOWN_ID' };
    await expect(draw(/slice/, { sliceId: '999999' })).rejects.toMatchObject(refused);
    await expect(draw(/slice/, { sliceId: '../x' })).rejects.toMatchObject(refused);
    await expect(draw(/metric-run/, { metricRunId: 'x', sliceId: '1' })).rejects.toMatchObject(refused);
    await expect(draw(/metric-run/, { metricRunId, sliceId: '999999' })).rejects.toMatchObject(refused);
  });
});

test('the metric definitions are those of the software, in the order of tables', async () => {
  const { data } = await product.execute(
    '{ metricDefinitions { id unit emptyPredictionCountsAs higherIsBetter } }',
  );
  // Ten of our own; those of imported results follow.
  expect(data.metricDefinitions.length).toBeGreaterThan(10);
  expect(data.metricDefinitions[3]).toEqual({
    id: 'fnr@1',
    unit: null,
    emptyPredictionCountsAs: 1,
    higherIsBetter: false,
  });
});
