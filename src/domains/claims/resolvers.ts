import type { Resolvers } from '../../generated/resolverTypes.ts';
import { checkClaims } from './service/checkClaims.ts';

export const claimsResolvers: Resolvers = {
  Query: {
    checkClaims: (_, { claims }) => checkClaims(claims),
  },
};
