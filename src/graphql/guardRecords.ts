import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { accessOf, forgetAccess } from '../access/accessOf.ts';
import { GUARDS, type Guard } from '../access/guards.ts';
import { maySee } from '../access/maySee.ts';
import type { RequestContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { hidingArguments } from './hidingArguments.ts';
import { watchRights } from './watchRights.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Keeps data sets apart, whatever resolvers do: ids of records that a caller may not see are exchanged on the way in
 * for ids that do not exist, and records that a caller may not see are taken out on the way out.
 */
export function guardRecords(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) guardField(schema, type, field);
  }
  return schema;
}

function guardField(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): void {
  const guard = GUARDS[getNamedType(field.type).name];
  let resolve = field.resolve ?? defaultFieldResolver;
  if (type === schema.getMutationType()) resolve = afresh(resolve);
  if (guard !== undefined) resolve = seen(resolve, guard, type, field);
  if (field.subscribe) {
    field.subscribe = watchRights(hidingArguments(field, field.subscribe));
    field.resolve = resolve;
    return;
  }
  const hidden = hidingArguments(field, resolve);
  if (hidden !== defaultFieldResolver) field.resolve = hidden;
}

/** What a mutation made or changed may change what is visible. */
const afresh =
  (resolve: Resolve): Resolve =>
  async (source, args, context, info) => {
    try {
      return await resolve(source, args, context, info);
    } finally {
      forgetAccess(context);
    }
  };

function seen(resolve: Resolve, guard: Guard<never>, type: GraphQLObjectType, field: Field): Resolve {
  const place = `${type.name}.${field.name}`;
  const isPage = type.name.endsWith('Connection');
  const nullable = !isNonNullType(field.type);
  return async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info);
    if (value === null || value === undefined) return value;
    const access = await accessOf(context);
    if (access === 'ALL' && guard.also === undefined) return value;
    if (!Array.isArray(value)) {
      if (await maySee(context, access, guard, value)) return value;
      if (nullable) return null;
      throw new SonoledgerError('UNKNOWN_ID', 'No such record: list them to see which exist.');
    }
    const rows = await Promise.all(value);
    const visible = await Promise.all(rows.map((row) => maySee(context, access, guard, row)));
    // A page that must be cut has a count that says too much.
    if (isPage && visible.includes(false)) {
      throw new Error(
        `${place} found records of closed data sets: its query needs its condition, see narrowed in access/within.ts.`,
      );
    }
    return rows.filter((_, n) => visible[n]);
  };
}
