import { requireRole } from '../../auth/requireRole.ts';
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
    users: (_, __, context) => {
      requireRole(context, 'ADMIN');
      return findUsers(context.app.prisma);
    },
  },
  Mutation: {
    createUser: (_, { name, role }, context) => {
      requireRole(context, 'ADMIN');
      return createUser(context, { name, role });
    },
    createToken: (_, { userId, name, expiresAt }, context) => {
      requireRole(context, 'ADMIN');
      return createToken(context, { userId, name, expiresAt: expiresAt ?? null });
    },
    revokeToken: (_, { tokenId }, context) => {
      requireRole(context, 'ADMIN');
      return revokeToken(context, tokenId);
    },
  },
};
