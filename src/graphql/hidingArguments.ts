import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { type Disguise, hideUnseen, undisguise } from '../access/hideUnseen.ts';
import type { RequestContext } from '../context/types.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/** A resolver that finds, for every ID in its arguments whose record the caller may not see, one that does not exist. */
export function hidingArguments(field: Field, resolve: Resolve): Resolve {
  if (!field.args.some(({ type }) => holdsIds(type))) return resolve;
  return async (source, args, context, info) => {
    const named = new Set<string>();
    mapIds(field, args, (id) => {
      named.add(id);
      return id;
    });
    const disguise: Disguise = named.size > 0 ? await hideUnseen(context, [...named]) : new Map();
    if (disguise.size === 0) return resolve(source, args, context, info);
    try {
      const given = mapIds(field, args, (id) => disguise.get(id) ?? id);
      return await resolve(source, given, context, info);
    } catch (error) {
      throw undisguise(error, disguise);
    }
  };
}

function holdsIds(type: GraphQLInputType, passed: ReadonlySet<unknown> = new Set()): boolean {
  const named = getNamedType(type);
  if (named.name === 'ID') return true;
  if (!isInputObjectType(named) || passed.has(named)) return false;
  const seen = new Set([...passed, named]);
  return Object.values(named.getFields()).some((field) => holdsIds(field.type, seen));
}

type Change = (id: string) => string;

const mapIds = (field: Field, args: Record<string, unknown>, change: Change): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const argument = field.args.find((each) => each.name === name);
      return [name, argument ? mapValue(argument.type, value, change) : value];
    }),
  );

function mapValue(type: GraphQLInputType, value: unknown, change: Change): unknown {
  if (value === null || value === undefined) return value;
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const list = Array.isArray(value) ? value : [value];
    return list.map((each) => mapValue(plain.ofType, each, change));
  }
  if (isInputObjectType(plain)) {
    const fields = plain.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        name in fields ? mapValue(fields[name].type, each, change) : each,
      ]),
    );
  }
  return 'name' in plain && plain.name === 'ID' ? change(String(value)) : value;
}
