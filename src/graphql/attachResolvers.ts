import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { Resolvers } from '../generated/resolverTypes.ts';

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type FieldResolver = Resolve | { readonly subscribe: Resolve; readonly resolve?: Resolve };

/**
 * Puts resolvers on the types of a schema that was built from text, and returns it. A resolver for a type or
 * field that the schema does not have is a mistake of ours and throws.
 */
export function attachResolvers(schema: GraphQLSchema, resolvers: Resolvers): GraphQLSchema {
  for (const [typeName, definition] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (isScalarType(type) && definition instanceof GraphQLScalarType) attachScalar(type, definition);
    else if (isObjectType(type)) attachFields(type, definition as Record<string, FieldResolver>);
    else throw new Error(`The schema has no type ${typeName} that takes resolvers.`);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) Object.values(type.getFields()).filter(isId).forEach(writeBigIntIds);
  }
  return schema;
}

function attachScalar(target: GraphQLScalarType, { serialize, parseValue, parseLiteral }: GraphQLScalarType) {
  Object.assign(target, { serialize, parseValue, parseLiteral });
}

function attachFields(type: GraphQLObjectType, definition: Record<string, FieldResolver>): void {
  const fields = type.getFields();
  for (const [fieldName, resolver] of Object.entries(definition)) {
    const field = fields[fieldName];
    if (field === undefined) throw new Error(`The schema has no field ${type.name}.${fieldName}.`);
    Object.assign(field, typeof resolver === 'function' ? { resolve: resolver } : resolver);
  }
}

const isId = (field: GraphQLField<unknown, unknown>): boolean => getNamedType(field.type).name === 'ID';

// Prisma gives 64-bit keys as BigInt, which GraphQL's own ID does not write.
function writeBigIntIds(field: GraphQLField<unknown, unknown>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (...args) => {
    const value = resolve(...args);
    return value instanceof Promise ? value.then(idText) : idText(value);
  };
}

function idText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idText);
  return typeof value === 'bigint' ? value.toString() : value;
}
