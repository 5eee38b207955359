import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSet } from '../../src/domains/cohort/service/createDataSet.ts';
import { addMember } from '../../src/domains/people/service/addMember.ts';
import { createToken, type NewToken } from '../../src/domains/people/service/createToken.ts';
import { removeMember } from '../../src/domains/people/service/removeMember.ts';
import { revokeToken } from '../../src/domains/people/service/revokeToken.ts';
import { createTestHttp, type TestHttp } from '../support/testHttp.ts';
import { waitFor } from '../support/waitFor.ts';

let test: TestHttp;
let one: string;
beforeAll(async () => {
  test = await createTestHttp({ flags: { auth: 'required', costPerMinute: '3000' } });
  const make = async (name: string): Promise<string> =>
    (await createDataSet(test.context('ADMIN'), { name, licence: '-', citation: '-' })).id;
  one = await make('One');
  await make('Other');
});
afterAll(() => test.close());

const SESSION = '{ session { rights seesEveryDataSet dataSets { name } token { name role } } }';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const tokenWith = (wanted: Partial<NewToken>): Promise<{ token: string; tokenId: string }> =>
  createToken(test.context('ADMIN'), { userId: test.actors.ADMIN.userId, name: 'scoped', ...wanted });

async function session(token: string) {
  const { status, body } = await test.ask(SESSION, {}, bearer(token));
  return { status, session: body.data?.session, code: body.errors?.[0].extensions.code };
}

describe('a data set made on a server that others can reach', () => {
  it('is closed to all but its maker, members and those who audit, from the next request on', async () => {
    const viewer = { userId: test.actors.VIEWER.userId, dataSetId: one };
    const token = await test.tokenOf('VIEWER');
    const names = async (): Promise<string[]> =>
      (await session(token)).session.dataSets.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual([]);
    await addMember(test.context('ADMIN'), viewer);
    await addMember(test.context('ADMIN'), viewer);
    expect(await names()).toEqual(['One']);
    await removeMember(test.context('ADMIN'), { ...viewer, reason: 'Left the lab' });
    expect(await names()).toEqual([]);
    await expect(removeMember(test.context('ADMIN'), { ...viewer, reason: 'Twice' })).rejects.toMatchObject({
      code: 'UNKNOWN_ID',
    });
    expect((await session(await test.tokenOf('AUDITOR'))).session).toMatchObject({ seesEveryDataSet: true });
  });
});

describe('a scoped token', () => {
  it('may what both roles may, and has the memberships of its user', async () => {
    const { token } = await tokenWith({ role: 'VIEWER' });
    const { session: shown } = await session(token);
    expect(shown.rights).toEqual(['READ']);
    expect(shown.dataSets.map(({ name }: { name: string }) => name)).toEqual(['One', 'Other']);
    const { body } = await test.ask(
      'mutation { createUser(name: "x", role: ADMIN) { id } }',
      {},
      bearer(token),
    );
    expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('cannot raise its user', async () => {
    const { token } = await tokenWith({ userId: test.actors.VIEWER.userId, role: 'ADMIN' });
    expect((await session(token)).session.rights).toEqual(['READ']);
  });

  it('sees the data sets that it names and makes no tokens that would see more', async () => {
    const { token } = await tokenWith({ dataSetIds: [one] });
    const { session: shown } = await session(token);
    expect(shown.dataSets).toEqual([{ name: 'One' }]);
    expect(shown.rights).not.toContain('ADMINISTER');
    expect(shown.rights).not.toContain('AUDIT');
    const made = 'mutation($id: ID!) { createToken(userId: $id, name: "more") { token } }';
    const { body } = await test.ask(made, { id: test.actors.ADMIN.userId }, bearer(token));
    expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    [{ dataSetIds: [] }, 'INVALID_INPUT'],
    [{ dataSetIds: ['01890000-0000-7000-8000-000000000000'] }, 'UNKNOWN_ID'],
    [{ dataSetIds: ["' OR 1=1 --"] }, 'UNKNOWN_ID'],
    [{ expiresAt: new Date(Date.now() + 400 * 86_400_000) }, 'INVALID_INPUT'],
    [{ expiresAt: new Date(0) }, 'INVALID_INPUT'],
    [{ userId: '../../etc/passwd' }, 'UNKNOWN_ID'],
  ])('is not made with %j', async (wanted, code) => {
    await expect(tokenWith(wanted)).rejects.toMatchObject({ code });
  });

  it('ends by itself where nobody says when', async () => {
    const { tokenId } = await tokenWith({});
    const { expiresAt } = await test.app.prisma.apiToken.findUniqueOrThrow({ where: { id: tokenId } });
    const days = ((expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  it('notes when it was last used', async () => {
    const { token, tokenId } = await tokenWith({});
    await session(token);
    await waitFor('the note of a use', async () => {
      const found = await test.app.prisma.apiToken.findUnique({ where: { id: tokenId } });
      return found?.lastUsedAt !== null;
    });
  });
});

describe('guessing', () => {
  it('answers unknown, expired, revoked and disabled in the same words', async () => {
    const revoked = await tokenWith({});
    await revokeToken(test.context('ADMIN'), revoked.tokenId);
    const expired = await tokenWith({});
    await test.app.pool.query("UPDATE api_token SET expires_at = now() - interval '1 s' WHERE id = $1", [
      expired.tokenId,
    ]);
    const { id } = await test.app.prisma.user.create({
      data: { name: 'gone', role: 'ADMIN', disabledAt: new Date() },
    });
    const disabled = await tokenWith({ userId: id });
    const answers = await Promise.all(
      [revoked.token, expired.token, disabled.token, 'sonoledger_unknown'].map(
        async (token) => (await test.ask(SESSION, {}, bearer(token))).body.errors[0].message,
      ),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('is refused after 20 wrong tokens a minute, and locks out nobody who has a right one', async () => {
    const guess = async (n: number): Promise<Response> =>
      fetch(test.url, { headers: bearer(`sonoledger_guess${n}`) });
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) statuses.push((await guess(n)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    const refused = await guess(99);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    expect((await session(await test.tokenOf('CURATOR'))).status).toBe(200);
  });
});

describe('the cost of a minute', () => {
  it('is a limit of each user, says when to come back and leaves others alone', async () => {
    const token = await test.tokenOf('ANALYST');
    const ask = () =>
      test.ask('query($n: Int) { jobs(first: $n) { nodes { id kind } } }', { n: 400 }, bearer(token));
    const answers = [await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    const { code, details } = answers[1].body.errors[0].extensions;
    expect([code, details.retryAfterSeconds > 0]).toEqual(['RATE_LIMITED', true]);
    expect((await session(await test.tokenOf('REVIEWER'))).status).toBe(200);
  });
});

describe('bombs', () => {
  const send = async (query: string) => test.ask(query, {}, bearer(await test.tokenOf('VIEWER')));

  it.each([
    ['aliases', `{ ${Array.from({ length: 200 }, (_, n) => `a${n}: dataSets { id }`).join(' ')} }`],
    ['depth', `{ patients { nodes ${'{ samePersonAs '.repeat(30)} { id } ${'}'.repeat(30)} } }`],
    [
      'fragments',
      `query { ...F0 } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { a${n}: dataSets { id } ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F40 on Query { me { id } }`,
    ],
    ['a fragment in itself', 'query { ...F } fragment F on Query { me { id } ...F }'],
    ['directives', `{ me { id ${'@include(if: true) '.repeat(40)} } }`],
  ])('of %s are refused before anything runs', async (_what, query) => {
    test.resetQueries();
    const { body } = await send(query);
    expect(body.errors[0].extensions.code).toBe('INVALID_INPUT');
    expect(test.queries().filter((text) => /FROM "public"."(data_set|patient)"/.test(text))).toEqual([]);
  });

  it('of several operations in one request are refused', async () => {
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(await test.tokenOf('VIEWER')) },
      body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: SESSION }))),
    });
    expect(response.status).toBe(400);
  });
});
