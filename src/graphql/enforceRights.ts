import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getDirectiveValues,
  isObjectType,
} from 'graphql';
import { holdersOf, requireRight } from '../auth/requireRight.ts';
import type { RequestContext } from '../context/types.ts';
import type { Right } from '../generated/resolverTypes.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Has every field with `@needs` refuse callers without that right, and say so in its description. A field of
 * Query, Mutation or Subscription that names no right is a mistake of ours and throws: nothing is open by default.
 */
export function enforceRights(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const forgotten: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const right = neededRight(schema, field);
      if (right !== undefined) enforce(field, right);
      else if (roots.includes(type)) forgotten.push(`${type.name}.${field.name}`);
    }
  }
  if (forgotten.length === 0) return schema;
  throw new Error(
    `${forgotten.join(', ')}: say in schema.graphql who may ask for it, as in "@needs(right: CURATE)"; docs/security.md lists the rights.`,
  );
}

/** The right that a field declares; undefined where it declares none. */
export function neededRight(schema: GraphQLSchema, { astNode }: Pick<Field, 'astNode'>): Right | undefined {
  const needs = schema.getDirective('needs');
  if (!needs || !astNode) return undefined;
  return getDirectiveValues(needs, astNode)?.['right'] as Right | undefined;
}

function enforce(field: Field, right: Right): void {
  const checked =
    (resolve: Resolve): Resolve =>
    (source, args, context, info) => {
      requireRight(context.actor, right);
      return resolve(source, args, context, info);
    };
  // Asking is what is checked: once subscribed, events are checked one by one elsewhere.
  if (field.subscribe) field.subscribe = checked(field.subscribe);
  else field.resolve = checked(field.resolve ?? defaultFieldResolver);
  field.description = `${field.description ?? ''} Needs ${right} (${holdersOf(right)}).`.trim();
}
