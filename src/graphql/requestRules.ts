import { ApolloArmor } from '@escape.tech/graphql-armor';
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { Config } from '../config/types.ts';

const MAX_ALIASES = 30;
const MAX_DIRECTIVES = 20;

/** Most tokens of a document: the parser stops there, before any rule runs. */
export const MAX_TOKENS = 5000;

/** What a document must keep to beside GraphQL's own rules; the same over HTTP and over server-sent events. */
export function requestRules(
  config: Pick<Config, 'maxQueryDepth' | 'maxQueryCost' | 'introspection'>,
): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: config.maxQueryDepth },
    costLimit: { maxCost: config.maxQueryCost },
    maxAliases: { n: MAX_ALIASES },
    maxDirectives: { n: MAX_DIRECTIVES },
    // Its answer to a syntax error is a server error; the parser's own limit does the same work.
    maxTokens: { enabled: false },
    // The schema is open to read, so a suggestion gives nothing away.
    blockFieldSuggestion: { enabled: false },
  });
  const rules = armor.protect().validationRules;
  return config.introspection === 'on' ? rules : [...rules, NoSchemaIntrospectionCustomRule];
}
