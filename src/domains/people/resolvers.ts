import { accessOf } from '../../access/accessOf.ts';
import { rightsOf } from '../../auth/rights.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { findDataSets } from '../cohort/queries.ts';
import { membersByDataSet, userById } from './loaders.ts';
import { findToken, findTokens, findUsers } from './queries.ts';
import { addMember } from './service/addMember.ts';
import { createToken } from './service/createToken.ts';
import { createUser } from './service/createUser.ts';
import { removeMember } from './service/removeMember.ts';
import { revokeToken } from './service/revokeToken.ts';
import { setUserDisabled } from './service/setUserDisabled.ts';
import { setUserRole } from './service/setUserRole.ts';

export const peopleResolvers: Resolvers = {
  Query: {
    me: (_, __, context) => load(context, userById, context.actor.userId),
    session: (_, __, { actor }) => actor,
    users: (_, __, { app }) => findUsers(app.prisma),
    tokens: (_, { userId }, { app }) =>
      findTokens(app.prisma, userId == null ? null : requireUuid(userId, 'user')),
  },
  Mutation: {
    createUser: (_, { name, role }, context) => createUser(context, { name, role }),
    setUserRole: (_, args, context) => setUserRole(context, args),
    disableUser: (_, args, context) => setUserDisabled(context, { ...args, disabled: true }),
    enableUser: (_, args, context) => setUserDisabled(context, { ...args, disabled: false }),
    createToken: (_, args, context) => createToken(context, args),
    revokeToken: (_, { tokenId }, context) => revokeToken(context, tokenId),
    addMember: (_, args, context) => addMember(context, args),
    removeMember: (_, args, context) => removeMember(context, args),
  },
  ApiToken: { user: ({ userId }, _, context) => load(context, userById, userId) },
  Session: {
    user: ({ userId }, _, context) => load(context, userById, userId),
    rights: (actor) => rightsOf(actor),
    token: ({ token }, _, { app }) => (token === undefined ? null : findToken(app.prisma, token.id)),
    seesEveryDataSet: async (_, __, context) => (await accessOf(context)) === 'ALL',
    dataSets: (_, __, { app }) => findDataSets(app.prisma),
  },
  DataSet: { members: ({ id }, _, context) => load(context, membersByDataSet, id) },
  DataSetMember: {
    user: ({ userId }, _, context) => load(context, userById, userId),
    grantedBy: ({ grantedById }, _, context) => load(context, userById, grantedById),
  },
};
