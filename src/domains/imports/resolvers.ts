import { requireRole } from '../../auth/requireRole.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { importAnnotation } from './service/importAnnotation.ts';
import { importLandmarks } from './service/importLandmarks.ts';
import { importVolume } from './service/importVolume.ts';

export const importsResolvers: Resolvers = {
  Mutation: {
    importVolume: (_, { input }, context) => {
      requireRole(context, 'RESEARCHER');
      return importVolume(context, input);
    },
    importAnnotation: (_, { input }, context) => {
      requireRole(context, 'RESEARCHER');
      return importAnnotation(context, input);
    },
    importLandmarks: (_, { input }, context) => {
      requireRole(context, 'RESEARCHER');
      return importLandmarks(context, input);
    },
  },
};
