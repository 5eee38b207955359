import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const CREATE_USER =
  'mutation($name: String!, $role: Role!) { createUser(name: $name, role: $role) { id name role } }';
const CREATE_TOKEN =
  'mutation($id: ID!, $at: DateTime) { createToken(userId: $id, name: "laptop", expiresAt: $at) { token tokenId } }';
const REVOKE = 'mutation($id: ID!) { revokeToken(tokenId: $id) }';

const ledgerOf = async (entityId: string) =>
  (await test.app.prisma.ledgerEvent.findMany({ where: { entityId }, orderBy: { seq: 'asc' } })).map(
    ({ action, actor, after }) => ({ action, actor, after }),
  );

describe('people', () => {
  it('tells who asks, with one statement', async () => {
    test.resetQueries();
    const { data } = await test.execute('{ me { name role createdAt } }', {}, { role: 'REVIEWER' });
    expect(data.me).toMatchObject({ name: 'reviewer', role: 'REVIEWER' });
    expect(test.queries()).toHaveLength(1);
  });

  it('makes users, each one event of the ledger', async () => {
    const { data } = await test.execute(CREATE_USER, { name: 'Dr. Ada', role: 'REVIEWER' });
    expect(data.createUser).toMatchObject({ name: 'Dr. Ada', role: 'REVIEWER' });
    expect(await ledgerOf(data.createUser.id)).toEqual([
      { action: 'USER_CREATED', actor: 'admin', after: { name: 'Dr. Ada', role: 'REVIEWER' } },
    ]);
    const { data: listed } = await test.execute('{ users { name } }');
    expect(listed.users.map(({ name }: { name: string }) => name)).toContain('Dr. Ada');
  });

  it('makes no second user of a name', async () => {
    await test.execute(CREATE_USER, { name: 'twice', role: 'VIEWER' });
    const { errors } = await test.execute(CREATE_USER, { name: 'twice', role: 'VIEWER' });
    expect(errors[0].code).toBe('DUPLICATE');
  });

  it.each(['', ' padded', 'two\nlines', 'x'.repeat(101)])('refuses the name "%s"', async (name) => {
    const { errors } = await test.execute(CREATE_USER, { name, role: 'VIEWER' });
    expect(errors[0].code).toBe('INVALID_INPUT');
  });

  it('shows a token once and keeps its hash', async () => {
    const { userId } = test.actors.VIEWER;
    const { data } = await test.execute(CREATE_TOKEN, { id: userId, at: null });
    const { token, tokenId } = data.createToken;
    const stored = await test.app.prisma.apiToken.findUniqueOrThrow({ where: { id: tokenId } });
    expect(token).toMatch(/^sonoledger_[\w-]{43}$/);
    expect(stored.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify([stored, await ledgerOf(tokenId)])).not.toContain(token);
  });

  it('ends a token once', async () => {
    const { data } = await test.execute(CREATE_TOKEN, {
      id: test.actors.VIEWER.userId,
      at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const id = data.createToken.tokenId;
    expect((await test.execute(REVOKE, { id })).data).toEqual({ revokeToken: true });
    expect((await test.execute(REVOKE, { id })).data).toEqual({ revokeToken: false });
    expect((await ledgerOf(id)).map(({ action }) => action)).toEqual(['TOKEN_CREATED', 'TOKEN_REVOKED']);
  });

  it.each([
    [CREATE_TOKEN, { id: 'x' }, 'UNKNOWN_ID'],
    [CREATE_TOKEN, { id: '01890000-0000-7000-8000-000000000000' }, 'UNKNOWN_ID'],
    [REVOKE, { id: '01890000-0000-7000-8000-000000000000' }, 'UNKNOWN_ID'],
  ])('knows no such user or token', async (document, variables, code) => {
    const { errors } = await test.execute(document, variables);
    expect(errors[0].code).toBe(code);
  });

  it('makes no token that has expired already', async () => {
    const { errors } = await test.execute(CREATE_TOKEN, {
      id: test.actors.VIEWER.userId,
      at: '2001-01-01T00:00:00Z',
    });
    expect(errors[0].code).toBe('INVALID_INPUT');
  });

  it.each([
    ['{ users { id } }', {}],
    [CREATE_USER, { name: 'x', role: 'ADMIN' }],
    [CREATE_TOKEN, { id: 'x' }],
    [REVOKE, { id: 'x' }],
  ])('is for administrators: %s', async (document, variables) => {
    const { errors, status } = await test.execute(document, variables, { role: 'CURATOR' });
    expect([errors[0].code, status]).toEqual(['FORBIDDEN', 403]);
  });
});
