import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { userById } from './loaders.ts';
import { findUsers } from './queries.ts';
import { createToken } from './service/createToken.ts';
import { createUser } from './service/createUser.ts';
import { revokeToken } from './service/revokeToken.ts';

export const peopleResolvers: Resolvers = {
  Query: {
    me: (_, __, context) => load(context, userById, context.actor.userId),
    users: (_, __, context) => findUsers(context.app.prisma),
  },
  Mutation: {
    createUser: (_, { name, role }, context) => createUser(context, { name, role }),
    createToken: (_, { userId, name, expiresAt }, context) =>
      createToken(context, { userId, name, expiresAt: expiresAt ?? null }),
    revokeToken: (_, { tokenId }, context) => revokeToken(context, tokenId),
  },
};
