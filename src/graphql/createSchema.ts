import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { packageRoot } from '../config/packageRoot.ts';
import { attachResolvers } from './attachResolvers.ts';
import { enforceRights } from './enforceRights.ts';
import { guardRecords } from './guardRecords.ts';
import { resolvers } from './resolvers.ts';

/** The executable schema: schema.graphql with the resolvers of every domain, behind its guards and the rights that it declares. */
export function createSchema(): GraphQLSchema {
  const text = readFileSync(join(packageRoot, 'schema.graphql'), 'utf8');
  return enforceRights(guardRecords(attachResolvers(buildSchema(text), resolvers)));
}
