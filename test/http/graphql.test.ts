import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestHttp, rawRequest, type TestHttp } from '../support/testHttp.ts';

let test: TestHttp;
beforeAll(async () => {
  test = await createTestHttp();
});
afterAll(() => test.close());

const post = (body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${test.url}/graphql`, { method: 'POST', headers, body });

const JSON_TYPE = { 'content-type': 'application/json' };

async function codeOf(response: Response): Promise<[number, string]> {
  const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, body.errors[0].extensions.code];
}

describe('POST /graphql', () => {
  it('answers, with the id of the request', async () => {
    const headers = { ...JSON_TYPE, 'x-request-id': 'request-0001' };
    const response = await post('{"query":"{ me { name } }"}', headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('request-0001');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toEqual({ data: { me: { name: 'local' } } });
  });

  it.each(['<script>', 'short', 'x'.repeat(65)])('takes no request id like %s', async (id) => {
    const response = await post('{"query":"{ me { name } }"}', { ...JSON_TYPE, 'x-request-id': id });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses what a page of another site can send without asking (CSRF)', async () => {
    const form = await post('query={me{name}}', { 'content-type': 'application/x-www-form-urlencoded' });
    const text = await post('{"query":"{ me { name } }"}', { 'content-type': 'text/plain' });
    const get = await fetch(`${test.url}/graphql?query=%7Bme%7Bname%7D%7D`);
    expect([form.status, text.status, get.status]).toEqual([400, 400, 400]);
  });

  it('refuses many operations in one request', async () => {
    const response = await post('[{"query":"{ me { name } }"},{"query":"{ me { name } }"}]', JSON_TYPE);
    expect(await codeOf(response)).toEqual([400, 'INVALID_INPUT']);
  });

  it('refuses what is no JSON, and what is too long', async () => {
    expect(await codeOf(await post('{"query":', JSON_TYPE))).toEqual([400, 'INVALID_INPUT']);
    const long = JSON.stringify({ query: '{ me { name } }', variables: { long: 'x'.repeat(1_100_000) } });
    expect(await codeOf(await post(long, JSON_TYPE))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  const samePerson = (levels: number): string =>
    `{ patients { nodes ${'{ samePersonAs '.repeat(levels)} { id } ${'}'.repeat(levels)} } }`;

  it.each([
    ['a syntax error', '{ me { name }', /Syntax Error/],
    ['an unknown field, with a suggestion', '{ me { nam } }', /Did you mean "name"/],
    ['nesting without end', samePerson(12), /depth/i],
    [
      'one field under many names',
      `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: me { id }`).join(' ')} }`,
      /alias/i,
    ],
    ['a document of many words', `{ me { ${'name '.repeat(6000)} } }`, /token/i],
    [
      'a costly query',
      '{ dataSets { patients(first: 500) { nodes { samePersonAs { dataSet { patients(first: 500) { totalCount } } } } } } }',
      /cost/i,
    ],
  ])('refuses %s before anything runs', async (_what, query, message) => {
    test.resetQueries();
    const { status, body } = await test.ask(query);
    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(message);
    expect(body.errors[0].extensions.code).toBe('INVALID_INPUT');
    expect(test.queries().filter((text) => !text.includes('user_account'))).toEqual([]);
  });

  it('lets a page of the largest size pass', async () => {
    const { status } = await test.ask(
      '{ jobs(first: 500) { nodes { id kind state createdBy { name } } totalCount } }',
    );
    expect(status).toBe(200);
  });

  it('refuses variables of the wrong type', async () => {
    const { status, body } = await test.ask('query($n: Int) { jobs(first: $n) { totalCount } }', {
      n: 'many',
    });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('INVALID_INPUT');
  });

  it('allows introspection', async () => {
    const { body } = await test.ask('{ __schema { queryType { name } subscriptionType { name } } }');
    expect(body.data.__schema).toEqual({
      queryType: { name: 'Query' },
      subscriptionType: { name: 'Subscription' },
    });
  });

  it.each(['not-a-uuid', '01890000-0000-7000-8000-000000000000'])('knows no job %s', async (id) => {
    const { status, body } = await test.ask('query($id: ID!) { job(id: $id) { id } }', { id });
    expect(status).toBe(404);
    expect(body.errors[0].extensions.code).toBe('UNKNOWN_ID');
  });

  it('keeps the text of an unexpected error to itself and gives the request id', async () => {
    await test.asOwner('ALTER TABLE job RENAME TO job_away');
    try {
      const response = await post('{"query":"{ jobs { totalCount } }"}', JSON_TYPE);
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).not.toMatch(/job_away|relation|prisma|stack|\.ts/i);
      expect(JSON.parse(text).errors[0].extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        requestId: response.headers.get('x-request-id'),
      });
    } finally {
      await test.asOwner('ALTER TABLE job_away RENAME TO job');
    }
  });
});

describe('other paths', () => {
  it('answers what does not exist in the form of REST', async () => {
    const response = await fetch(`${test.url}/nothing`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: 'UNKNOWN_ID', message: 'There is nothing at GET /nothing.' },
    });
  });

  it('says how it is', async () => {
    const response = await fetch(`${test.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'degraded',
      database: { status: 'ok' },
      storage: { status: 'ok' },
      workers: 0,
    });
  });

  it('has a start page and GraphiQL that load nothing from elsewhere', async () => {
    const start = await fetch(test.url);
    expect(await start.text()).toContain('href="/graphiql"');
    const page = await fetch(`${test.url}/graphiql`);
    const html = await page.text();
    expect(html).toContain('Sonoledger GraphiQL');
    expect(html.slice(0, html.indexOf('<style>'))).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; connect-src 'self'");
    const again = await rawRequest(`${test.url}/graphiql`, {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});
