import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type { HttpParts } from '../../src/http/createHttpApp.ts';
import { createHttpApp } from '../../src/http/createHttpApp.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

interface Layer {
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly handle: { right?: string } }[];
  };
  readonly handle: { readonly stack?: readonly Layer[] };
}

let test: TestApp;
let routes: { path: string; right: string | undefined }[];
beforeAll(async () => {
  test = await createTestApp();
  const parts = {
    app: test.app,
    graphql: { assertStarted: () => {} },
    events: { handle: () => {}, close: () => {} },
  };
  const http: Express = createHttpApp(parts as unknown as HttpParts);
  routes = routesOf(http.router.stack as unknown as readonly Layer[]);
});
afterAll(() => test.close());

const routesOf = (layers: readonly Layer[]): { path: string; right: string | undefined }[] =>
  layers.flatMap(({ route, handle }) =>
    route ? [{ path: route.path, right: route.stack[0].handle.right }] : routesOf(handle.stack ?? []),
  );

/** Answered to anybody, or behind the rights of the schema. */
const OPEN = ['/health/live', '/graphql'];

describe('every route of the server', () => {
  it('says first which right it needs', () => {
    // A route without needs(...) as its first step ends up here: add it, see src/http/needs.ts.
    expect(routes.filter(({ path, right }) => right === undefined && !OPEN.includes(path))).toEqual([]);
    expect(routes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/files', '/files/:hash', '/exports/freeze/:id']),
    );
  });
});
