import type { Resolvers, TrainingLeak, TrainingSplit } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { annotationById, volumeById } from '../cohort/loaders.ts';
import { freezeById } from '../freezes/loaders.ts';
import { findTrainingImports } from './queries.ts';
import { importRaterLabels } from './service/importRaterLabels.ts';
import { importResults } from './service/importResults.ts';
import { importTraining } from './service/importTraining.ts';

export const resultsResolvers: Resolvers = {
  Query: {
    trainingImports: (_, { freezeId }, { app }) =>
      findTrainingImports(app.prisma, freezeId == null ? null : requireUuid(freezeId, 'freeze')),
  },
  Mutation: {
    importResults: (_, { input }, context) => importResults(context, input),
    importRaterLabels: (_, { input }, context) => importRaterLabels(context, input),
    importTraining: (_, { input }, context) => importTraining(context, input),
  },
  RaterLabelItem: {
    volume: ({ volumeId }, _, context) => (volumeId === null ? null : load(context, volumeById, volumeId)),
    annotation: ({ annotationId }, _, context) =>
      annotationId === null ? null : load(context, annotationById, annotationId),
  },
  TrainingImport: {
    freeze: ({ freezeId }, _, context) => load(context, freezeById, freezeId),
    splits: ({ splits }) => splits as unknown as TrainingSplit[],
    leaks: ({ leaks }) => leaks as unknown as TrainingLeak[],
  },
};
