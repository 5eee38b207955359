import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createToken } from '../../src/domains/people/service/createToken.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { createTestHttp, rawRequest, type TestHttp } from '../support/testHttp.ts';

const ME = '{ me { name role } }';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('where every request needs a token', () => {
  let test: TestHttp;
  beforeAll(async () => {
    test = await createTestHttp({ flags: { auth: 'required' } });
  });
  afterAll(() => test.close());

  it.each([
    '/',
    '/health',
    '/graphiql',
    '/files/00',
    '/graphql',
    '/graphql/stream',
    '/pictures/x',
    '/nothing',
  ])('answers %s without one with UNAUTHENTICATED', async (path) => {
    const response = await fetch(test.url + path);
    const body = (await response.json()) as {
      error?: { code: string };
      errors?: { extensions: { code: string } }[];
    };
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(body.error?.code ?? body.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('answers whether it lives without one', async () => {
    const response = await fetch(`${test.url}/health/live`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it.each<Role>(['VIEWER', 'REVIEWER', 'CURATOR', 'ADMIN'])('knows a %s by the token', async (role) => {
    const { status, body } = await test.ask(ME, {}, bearer(await test.tokenOf(role)));
    expect(status).toBe(200);
    expect(body).toEqual({ data: { me: { name: role.toLowerCase(), role } } });
  });

  it('takes the token as the password of Basic, and has a browser ask for it', async () => {
    const basic = Buffer.from(`anyone:${await test.tokenOf('VIEWER')}`).toString('base64');
    const page = await fetch(test.url, { headers: { authorization: `Basic ${basic}` } });
    const refused = await fetch(test.url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(refused.headers.get('www-authenticate')).toBe('Basic realm="Sonoledger"');
  });

  it.each([
    ['an unknown token', 'Bearer sonoledger_unknown'],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Digest abc'],
  ])('refuses %s', async (_what, authorization) => {
    const { status, body } = await test.ask(ME, {}, { authorization });
    expect(status).toBe(401);
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses a token that was revoked, has expired or belongs to a disabled user', async () => {
    const { userId } = test.actors.REVIEWER;
    const name = 'short';
    const revoked = await createToken(test.context(), { userId, name, expiresAt: null });
    const expired = await createToken(test.context(), {
      userId,
      name,
      expiresAt: new Date(Date.now() + 60_000),
    });
    const [{ id: leaverId }] = await Promise.all([
      test.app.prisma.user.create({ data: { name: 'leaver', role: 'ADMIN' } }),
    ]);
    const leaver = await createToken(test.context(), { userId: leaverId, name, expiresAt: null });
    const statuses = async (): Promise<number[]> =>
      Promise.all(
        [revoked, expired, leaver].map(async ({ token }) => (await test.ask(ME, {}, bearer(token))).status),
      );
    expect(await statuses()).toEqual([200, 200, 200]);

    const { data } = await test.execute('mutation($id: ID!) { revokeToken(tokenId: $id) }', {
      id: revoked.tokenId,
    });
    expect(data).toEqual({ revokeToken: true });
    await test.app.pool.query("UPDATE api_token SET expires_at = now() - interval '1 s' WHERE id = $1", [
      expired.tokenId,
    ]);
    await test.app.pool.query('UPDATE user_account SET disabled_at = now() WHERE id = $1', [leaverId]);
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('answers under any host name: the token is what counts', async () => {
    const headers = { host: 'sonoledger.example.org', ...bearer(await test.tokenOf('VIEWER')) };
    expect((await rawRequest(`${test.url}/health`, { headers })).status).toBe(200);
  });
});

describe('on one machine without tokens', () => {
  let test: TestHttp;
  beforeAll(async () => {
    test = await createTestHttp();
  });
  afterAll(() => test.close());

  it('lets the local user act as administrator', async () => {
    const { body } = await test.ask(ME);
    expect(body).toEqual({ data: { me: { name: 'local', role: 'ADMIN' } } });
  });

  it('still knows others by their token, and refuses a wrong one', async () => {
    const { body } = await test.ask(ME, {}, bearer(await test.tokenOf('VIEWER')));
    expect(body.data.me.role).toBe('VIEWER');
    expect((await test.ask(ME, {}, bearer('wrong'))).status).toBe(401);
  });

  it.each(['localhost:4000', '127.0.0.1:4000', '127.0.0.1', '[::1]:4000', 'LOCALHOST'])(
    'answers under the host name %s',
    async (host) => {
      expect((await rawRequest(`${test.url}/health/live`, { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'evil.example:4000', '127.0.0.1.evil.example', '0.0.0.0:4000', '192.168.0.2'])(
    'refuses the host name "%s", under which a foreign page may have come',
    async (host) => {
      const { status, body } = await rawRequest(`${test.url}/health/live`, { headers: { host } });
      expect(status).toBe(403);
      expect(JSON.parse(body).error.code).toBe('FORBIDDEN');
    },
  );

  it.each(['http://evil.example', 'null', 'http://localhost:1', 'nonsense'])(
    'refuses requests of pages from %s',
    async (origin) => {
      const { host } = new URL(test.url);
      const { status } = await rawRequest(`${test.url}/health`, { headers: { host, origin } });
      expect(status).toBe(403);
    },
  );

  it('answers its own pages', async () => {
    const { host, origin } = new URL(test.url);
    expect((await rawRequest(`${test.url}/health`, { headers: { host, origin } })).status).toBe(200);
  });
});
