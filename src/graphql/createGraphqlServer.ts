import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { App, RequestContext } from '../context/types.ts';
import { chargeOperations } from './chargeOperations.ts';
import { reportErrors } from './reportErrors.ts';
import { MAX_TOKENS, requestRules } from './requestRules.ts';
import { toPublicError } from './toPublicError.ts';

/** The GraphQL server of queries and mutations. Start it before use, and stop it after. */
export function createGraphqlServer(
  app: App,
  schema: GraphQLSchema,
  plugins: ApolloServerPlugin<RequestContext>[] = [],
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: app.config.introspection === 'on',
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The entry point decides when to stop.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: requestRules(app.config),
    formatError: toPublicError,
    plugins: [ApolloServerPluginLandingPageDisabled(), reportErrors, chargeOperations, ...plugins],
  });
}
