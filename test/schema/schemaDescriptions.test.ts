import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { packageRoot } from '../../src/config/packageRoot.ts';
import { resolvers } from '../../src/graphql/resolvers.ts';

const schema = buildSchema(readFileSync(join(packageRoot, 'schema.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly name: string;
  readonly description?: string | null;
}

const parts = types.flatMap((type): [string, Described][] => [
  [type.name, type],
  ...membersOf(type).map((member): [string, Described] => [`${type.name}.${member.name}`, member]),
]);

function membersOf(type: GraphQLNamedType): Described[] {
  if (isObjectType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return isEnumType(type) ? [...type.getValues()] : [];
}

describe('schema.graphql', () => {
  test('describes itself and every type, field, input field and enum value', () => {
    const silent = parts.filter(([, { description }]) => !description?.trim()).map(([name]) => name);
    expect(schema.description).toBeTruthy();
    expect(silent).toEqual([]);
  });

  test('describes in whole sentences, without leftovers', () => {
    const unfinished = parts.filter(
      ([, { description }]) => !/[.:]$/.test(description ?? '') || /TODO|FIXME/.test(description ?? ''),
    );
    expect(unfinished.map(([name]) => name)).toEqual([]);
  });

  test('gives a reason with every deprecation', () => {
    const deprecated = types.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
    expect(deprecated.filter(({ deprecationReason }) => deprecationReason === 'No longer supported')).toEqual(
      [],
    );
  });
});

describe('resolvers', () => {
  test.each(['Query', 'Mutation', 'Subscription'])('answer every field of %s and nothing else', (name) => {
    const root = schema.getType(name) as GraphQLObjectType;
    const answered = Object.keys((resolvers as Record<string, object>)[name] ?? {});
    expect(answered.sort()).toEqual(Object.keys(root.getFields()).sort());
  });

  test('name only types and fields that the schema has', () => {
    const unknown = Object.entries(resolvers as Record<string, object>).flatMap(([name, fields]) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return type === undefined ? [name] : [];
      return Object.keys(fields)
        .filter((field) => !(field in type.getFields()) && !field.startsWith('__'))
        .map((field) => `${name}.${field}`);
    });
    expect(unknown).toEqual([]);
  });

  test('have types generated from this schema', () => {
    const options = { cwd: packageRoot, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync(process.execPath, ['scripts/codegen.mjs', '--check'], options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
