import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import type { SizeBin } from '../../kernels/statistics/types.ts';
import { definitionById, metricRunById } from '../evaluation/loaders.ts';
import { listCases } from '../evaluation/service/listCases.ts';
import { freezeById } from '../freezes/loaders.ts';
import { annotatorRunById, modelById } from '../training/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { comparisonTable } from './service/comparisonTable.ts';
import { createComparison } from './service/createComparison.ts';
import { createExperiment } from './service/createExperiment.ts';
import { sizeColumns } from './sizeColumns.ts';

const NO_CASES = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

export const comparisonResolvers: Resolvers = {
  Query: {
    experiments: (_, __, { app }) => queries.findExperiments(app.prisma),
    experiment: async (_, { id }, context) =>
      requireFound(
        await load(context, loaders.experimentById, requireUuid(id, 'experiment')),
        'experiment',
        id,
      ),
    comparisonTable: (_, request, context) => comparisonTable(context, request),
    comparison: async (_, { id }, context) =>
      requireFound(
        await load(context, loaders.comparisonById, requireUuid(id, 'comparison')),
        'comparison',
        id,
      ),
  },
  Mutation: {
    createExperiment: (_, { input }, context) => createExperiment(context, input),
    createComparison: (_, { input }, context) => createComparison(context, input),
  },
  Experiment: {
    freeze: ({ freezeId }, _, context) => load(context, freezeById, freezeId),
    arms: ({ id }, _, context) => load(context, loaders.armsByExperiment, id),
    comparisons: ({ id }, _, context) => load(context, loaders.comparisonsByExperiment, id),
  },
  Arm: {
    model: ({ modelId }, _, context) => (modelId === null ? null : load(context, modelById, modelId)),
    annotatorRun: ({ annotatorRunId }, _, context) =>
      annotatorRunId === null ? null : load(context, annotatorRunById, annotatorRunId),
    metricRun: async ({ id }, _, context) => {
      const metricRunId = await load(context, loaders.newestRunIdByArm, id);
      return metricRunId === null ? null : load(context, metricRunById, metricRunId);
    },
  },
  ComparisonTable: {
    sizeBins: () => sizeColumns,
    definitions: ({ definitionIds }, _, context) =>
      Promise.all(definitionIds.map((id) => load(context, definitionById, id))),
  },
  ComparisonCell: {
    sizeBin: ({ sizeBin }) => sizeColumns.find(({ number }) => number === sizeBin) as SizeBin,
    definition: ({ definitionId }, _, context) => load(context, definitionById, definitionId),
    cases: ({ metricRunId, nTotal, sizeBin }, page, context) =>
      metricRunId === null || nTotal === 0 ? NO_CASES : listCases(context, { metricRunId, sizeBin }, page),
  },
  Comparison: {
    experiment: ({ experimentId }, _, context) => load(context, loaders.experimentById, experimentId),
    metricRuns: ({ metricRunIds }, _, context) =>
      Promise.all(metricRunIds.map((id) => load(context, metricRunById, id))),
  },
};
