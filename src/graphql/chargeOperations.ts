import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import { chargeUser } from '../auth/chargeUser.ts';
import type { RequestContext } from '../context/types.ts';
import { operationCost } from './operationCost.ts';

/** Takes what an operation costs from its user's minute, before any field of it runs. */
export const chargeOperations: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ contextValue, document, operation, request }) => {
      if (operation === undefined || contextValue.app.config.costPerMinute === 0) return;
      const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
      chargeUser(contextValue, operationCost(operation, fragments, request.variables));
    },
  }),
};
