import type { Resolvers } from '../../generated/resolverTypes.ts';
import { importAnnotation } from './service/importAnnotation.ts';
import { importLandmarks } from './service/importLandmarks.ts';
import { importVolume } from './service/importVolume.ts';

export const importsResolvers: Resolvers = {
  Mutation: {
    importVolume: (_, { input }, context) => importVolume(context, input),
    importAnnotation: (_, { input }, context) => importAnnotation(context, input),
    importLandmarks: (_, { input }, context) => importLandmarks(context, input),
  },
};
