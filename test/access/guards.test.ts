import { describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import {
  COUNTED_WITHIN_ACCESS,
  GUARDS,
  isCarrier,
  REACHED_THROUGH_GUARDED,
  SHARED_BY_ALL,
} from '../../src/access/guards.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';

const schema = createSchema();
const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType =>
    isObjectType(type) && !type.name.startsWith('__') && !ROOTS.includes(type),
);

const lists = {
  GUARDS: Object.keys(GUARDS),
  REACHED_THROUGH_GUARDED,
  COUNTED_WITHIN_ACCESS: Object.keys(COUNTED_WITHIN_ACCESS),
  SHARED_BY_ALL: Object.keys(SHARED_BY_ALL),
};

const placesOf = (name: string): string[] => [
  ...Object.entries(lists).flatMap(([list, names]) => (names.includes(name) ? [list] : [])),
  ...(isCarrier(name) && !Object.values(lists).some((names) => names.includes(name)) ? ['carrier'] : []),
];

describe('every type of the schema', () => {
  it.each(types.map(({ name }) => name))(
    '%s is guarded, or listed once in src/access/guards.ts with why it need not be',
    (name) => {
      expect({ type: name, places: placesOf(name) }).toEqual({ type: name, places: [expect.any(String)] });
    },
  );

  it('is a type that exists, where a list names it', () => {
    const known = types.map(({ name }) => name);
    expect(
      Object.values(lists)
        .flat()
        .filter((name) => !known.includes(name)),
    ).toEqual([]);
  });

  it.each(REACHED_THROUGH_GUARDED)('%s is given by guarded types alone', (name) => {
    const givers = [...types, ...ROOTS].flatMap((type) =>
      Object.values(type?.getFields() ?? {})
        .filter((field) => getNamedType(field.type).name === name)
        .map(() => type?.name as string),
    );
    const open = givers.filter((giver) => !(giver in GUARDS) && !REACHED_THROUGH_GUARDED.includes(giver));
    expect(open).toEqual([]);
  });

  it('is counted by a field that this test knows, where a root field gives it unguarded', () => {
    const counting = Object.values(schema.getQueryType()?.getFields() ?? {})
      .filter((field) => getNamedType(field.type).name in COUNTED_WITHIN_ACCESS)
      .map(({ name }) => name);
    // Add a field here together with a test in test/abuse/dataSets.test.ts that it counts nothing hidden.
    expect(counting.sort()).toEqual([
      ...['areaThresholdCounts', 'cohortFlow', 'diffFreezes', 'reconcile', 'verifyFreeze'],
    ]);
  });
});
