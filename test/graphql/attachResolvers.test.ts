import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import type { Resolvers } from '../../src/generated/resolverTypes.ts';
import { attachResolvers } from '../../src/graphql/attachResolvers.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';
import { mergeResolvers } from '../../src/graphql/mergeResolvers.ts';
import { dateTimeScalar, jsonScalar } from '../../src/graphql/scalars.ts';

const text = `
  scalar DateTime
  scalar JSON
  type Query { at(instant: DateTime): DateTime, json(value: JSON): JSON, event: Event!, later: Event!, ids: [ID!]! }
  type Event { seq: ID!, title: String }
`;

const resolvers = {
  DateTime: dateTimeScalar,
  JSON: jsonScalar,
  Query: {
    at: (_: unknown, { instant }: { instant?: Date }) => instant ?? new Date(0),
    json: (_: unknown, { value }: { value: unknown }) => value,
    event: () => ({ seq: 2n ** 60n, title: 'big' }),
    later: () => ({ seq: Promise.resolve(3n) }),
    ids: () => [1n, 2n],
  },
} as unknown as Resolvers;

// biome-ignore lint/suspicious/noExplicitAny: any answer
const ask = async (source: string, variableValues = {}): Promise<any> => {
  const schema = attachResolvers(buildSchema(text), resolvers);
  const { data, errors } = await graphql({ schema, source, variableValues });
  return errors ? errors.map(({ message }) => message) : JSON.parse(JSON.stringify(data));
};

describe('attachResolvers', () => {
  it('writes 64-bit keys as IDs, also of lists and later ones', async () => {
    expect(await ask('{ event { seq title } later { seq } ids }')).toEqual({
      event: { seq: '1152921504606846976', title: 'big' },
      later: { seq: '3' },
      ids: ['1', '2'],
    });
  });

  it('refuses resolvers for what the schema does not have', () => {
    const attach = (map: object) => () => attachResolvers(buildSchema(text), map as Resolvers);
    expect(attach({ Query: { missing: () => 1 } })).toThrow('no field Query.missing');
    expect(attach({ Missing: {} })).toThrow('no type Missing');
  });

  it('fits the contract: every resolver of the product has its field', () => {
    expect(() => createSchema()).not.toThrow();
  });
});

describe('DateTime', () => {
  it('is written in UTC and read with its offset', async () => {
    expect(await ask('{ at }')).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(await ask('{ at(instant: "2026-01-31T10:30:00+01:00") }')).toEqual({
      at: '2026-01-31T09:30:00.000Z',
    });
    const at = await ask('query($t: DateTime) { at(instant: $t) }', { t: '2026-01-31T09:30Z' });
    expect(at).toEqual({ at: '2026-01-31T09:30:00.000Z' });
  });

  it.each(['2026-01-31T10:30:00', '2026-01-31', '31.1.2026', '2026-13-01T00:00:00Z', '', 5])(
    'refuses %s',
    async (t) => {
      const [message] = await ask('query($t: DateTime) { at(instant: $t) }', { t });
      expect(message).toMatch(/ISO 8601 with an offset/);
    },
  );
});

describe('JSON', () => {
  it('passes any value, written out or as a variable', async () => {
    const value = { a: [1, 2.5, null, { b: 'c' }], d: true };
    expect(await ask('query($v: JSON) { json(value: $v) }', { v: value })).toEqual({ json: value });
    expect(await ask('{ json(value: { a: [1, 2.5, null, { b: "c" }], d: true }) }')).toEqual({ json: value });
  });
});

describe('mergeResolvers', () => {
  it('joins the fields of one type and refuses two resolvers for one field', () => {
    const a = { Query: { me: () => 1 } } as unknown as Resolvers;
    const b = { Query: { users: () => 2 } } as unknown as Resolvers;
    expect(Object.keys(mergeResolvers([a, b]).Query as object)).toEqual(['me', 'users']);
    expect(() => mergeResolvers([a, a])).toThrow('Query.me has two resolvers');
  });
});
