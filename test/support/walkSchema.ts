import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

const DEEPEST = 4;

/** Fields of a type with all that is below, as far as no field needs an argument and none leads back. */
export function selectionOf(
  type: GraphQLObjectType,
  depth = DEEPEST,
  passed: readonly string[] = [],
): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (
      field.args.some(({ type: needed, defaultValue }) => isNonNullType(needed) && defaultValue === undefined)
    )
      return [];
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return [field.name];
    if (depth === 0 || passed.includes(named.name)) return [];
    // Two fields of one type may differ in whether they can be null, which one name cannot.
    return [`${field.name} ${selectionOf(named, depth - 1, [...passed, type.name])}`];
  });
  return `{ ${parts.join(' ') || '__typename'} }`;
}

/** A document that asks for one root field with the given arguments as variables. */
export function documentOf(
  operation: 'query' | 'mutation' | 'subscription',
  field: Field,
  given: Readonly<Record<string, unknown>>,
): string {
  const used = field.args.filter(({ name }) => name in given);
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`);
  const passed = used.map(({ name }) => `${name}: $${name}`);
  const named = getNamedType(field.type);
  const list = (parts: string[]): string => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  const below = isObjectType(named) ? selectionOf(named) : '';
  return `${operation} Walk${list(declared)} { ${field.name}${list(passed)} ${below} }`;
}

export const rootFields = (schema: GraphQLSchema, root: 'Query' | 'Mutation'): Field[] =>
  Object.values((schema.getType(root) as GraphQLObjectType).getFields());

/** A value for every part that a type needs; `idFor` gives the ids by the name of the argument or field. */
export function inputFor(type: GraphQLInputType, name: string, idFor: (name: string) => unknown): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [inputFor(plain.ofType, name.replace(/s$/, ''), idFor)];
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields());
    const needed = fields.filter(
      (field) => isNonNullType(field.type) || getNamedType(field.type).name === 'ID',
    );
    return Object.fromEntries(needed.map((field) => [field.name, inputFor(field.type, field.name, idFor)]));
  }
  if (isEnumType(plain)) return plain.getValues()[0].name;
  const values: Record<string, unknown> = { String: 'text', Int: 1, Float: 1, Boolean: false, JSON: {} };
  return plain.name === 'ID' ? idFor(name) : (values[plain.name] ?? null);
}
