import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';
import { RIGHTS_OF } from '../../src/auth/rights.ts';
import type { RequestContext } from '../../src/context/types.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import type { Right } from '../../src/generated/resolverTypes.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';
import { enforceRights, neededRight } from '../../src/graphql/enforceRights.ts';

const schema = createSchema();
const ROLES = Object.keys(RIGHTS_OF) as Role[];
const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

type Field = GraphQLField<unknown, RequestContext>;

/** Every field that says what it needs: those of the three roots, and some below. */
const fields = Object.values(schema.getTypeMap())
  .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) =>
    (Object.values(type.getFields()) as Field[])
      .filter((field) => ROOTS.includes(type) || neededRight(schema, field) !== undefined)
      .map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );

/** The code with which a field answers an actor; a field that lets one in fails later, as it has nothing to work with. */
async function answer(field: Field, role: Role, tokenRole: Role | null = null): Promise<string> {
  const token = tokenRole === null ? undefined : { id: 'x', role: tokenRole, dataSetIds: [] };
  const context = { actor: { userId: 'x', name: 'x', role, token } } as unknown as RequestContext;
  try {
    await (field.subscribe ?? field.resolve)?.({}, {}, context, {} as never);
  } catch (error) {
    return (error as { code?: string }).code ?? 'LET IN';
  }
  return 'LET IN';
}

describe('the permission matrix, made from the schema', () => {
  it.each(fields)('$name lets in the roles that have its right, and no other', async ({ field }) => {
    const right = neededRight(schema, field) as Right;
    for (const role of ROLES) {
      const forbidden = (await answer(field, role)) === 'FORBIDDEN';
      expect([role, forbidden]).toEqual([role, !RIGHTS_OF[role].includes(right)]);
    }
  });

  it.each(fields)('$name says in its description what it needs', ({ field }) => {
    expect(field.description).toContain(`Needs ${neededRight(schema, field)} (`);
  });

  it('has a field for each right but a role for no mutation that reads only', () => {
    const mutations = fields.filter(({ name }) => name.startsWith('Mutation.'));
    const rights = mutations.map(({ field }) => neededRight(schema, field));
    expect(rights).not.toContain('READ');
    expect(rights).not.toContain('AUDIT');
  });

  it.each(fields.filter(({ name }) => name.startsWith('Mutation.')))(
    '$name is for no VIEWER and no AUDITOR, and for no token that is one',
    async ({ field }) => {
      expect(await answer(field, 'VIEWER')).toBe('FORBIDDEN');
      expect(await answer(field, 'AUDITOR')).toBe('FORBIDDEN');
      expect(await answer(field, 'ADMIN', 'VIEWER')).toBe('FORBIDDEN');
      expect(await answer(field, 'VIEWER', 'ADMIN')).toBe('FORBIDDEN');
    },
  );
});

describe('a forgotten right', () => {
  const build = (text: string) =>
    enforceRights(
      buildSchema(`enum Right { READ } directive @needs(right: Right!) on FIELD_DEFINITION ${text}`),
    );

  it.each(['Query', 'Mutation', 'Subscription'])('stops the program on %s, by name', (root) => {
    const others = root === 'Query' ? '' : 'type Query { known: Int @needs(right: READ) }';
    expect(() => build(`${others} type ${root} { forgotten: Int }`)).toThrow(
      `${root}.forgotten: say in schema.graphql who may ask for it`,
    );
  });

  it('is no matter below the roots', () => {
    expect(() => build('type Query { a: A @needs(right: READ) } type A { b: Int }')).not.toThrow();
  });
});
