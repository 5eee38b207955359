import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { annotationById, annotatorById, storedFileByHash, volumeById } from '../cohort/loaders.ts';
import { freezeById } from '../freezes/loaders.ts';
import { pseudoLabelById } from '../labels/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { createAnnotatorRun } from './service/createAnnotatorRun.ts';
import { createTrainingSet } from './service/createTrainingSet.ts';
import { importModel } from './service/importModel.ts';
import { listPredictions } from './service/listPredictions.ts';
import { predict } from './service/predict.ts';

export const trainingResolvers: Resolvers = {
  Query: {
    trainingSets: (_, __, { app }) => queries.findTrainingSets(app.prisma),
    models: (_, __, { app }) => queries.findModels(app.prisma),
    annotatorRuns: (_, __, { app }) => queries.findAnnotatorRuns(app.prisma),
    predictions: (_, producer, context) => listPredictions(context, producer),
  },
  Mutation: {
    createTrainingSet: (_, { input }, context) => createTrainingSet(context, input),
    importModel: (_, { input }, context) => importModel(context, input),
    createAnnotatorRun: (_, { input }, context) => createAnnotatorRun(context, input),
    predict: (_, { input }, context) => predict(context, input),
  },
  TrainingSet: {
    freeze: ({ freezeId }, _, context) => load(context, freezeById, freezeId),
  },
  Model: {
    trainingSet: ({ trainingSetId }, _, context) =>
      trainingSetId === null ? null : load(context, loaders.trainingSetById, trainingSetId),
    file: ({ blobHash }, _, context) => load(context, storedFileByHash, blobHash),
  },
  AnnotatorRun: {
    annotator: ({ annotatorId }, _, context) =>
      annotatorId === null ? null : load(context, annotatorById, annotatorId),
  },
  Prediction: {
    model: ({ modelId }, _, context) => (modelId === null ? null : load(context, loaders.modelById, modelId)),
    annotatorRun: ({ annotatorRunId }, _, context) =>
      annotatorRunId === null ? null : load(context, loaders.annotatorRunById, annotatorRunId),
    volume: ({ volumeId }, _, context) => load(context, volumeById, volumeId),
    file: ({ blobHash }, _, context) =>
      blobHash === null ? null : load(context, storedFileByHash, blobHash),
    annotation: ({ annotationId }, _, context) =>
      annotationId === null ? null : load(context, annotationById, annotationId),
    pseudoLabel: ({ pseudoLabelId }, _, context) =>
      pseudoLabelId === null ? null : load(context, pseudoLabelById, pseudoLabelId),
  },
};
