import { GraphQLScalarType } from 'graphql';
import type { Resolvers } from '../generated/resolverTypes.ts';

/** Joins the resolver maps of the domains. Two resolvers for one field are a mistake and throw. */
export function mergeResolvers(maps: readonly Resolvers[]): Resolvers {
  const merged: Record<string, object> = {};
  for (const [typeName, definition] of maps.flatMap((map) => Object.entries(map))) {
    if (definition instanceof GraphQLScalarType) {
      merged[typeName] = definition;
      continue;
    }
    const fields = merged[typeName] ?? {};
    merged[typeName] = fields;
    for (const fieldName of Object.keys(definition)) {
      if (fieldName in fields) throw new Error(`${typeName}.${fieldName} has two resolvers.`);
    }
    Object.assign(fields, definition);
  }
  return merged as Resolvers;
}
