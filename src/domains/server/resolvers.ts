import type { Resolvers } from '../../generated/resolverTypes.ts';
import { describeServer } from './service/describeServer.ts';

export const serverResolvers: Resolvers = {
  Query: {
    server: (_, __, { app }) => describeServer(app),
  },
};
