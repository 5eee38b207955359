import type { Resolvers, ResultViolation } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { recordError } from '../../graphql/recordError.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { patientById, storedFileByHash } from '../cohort/loaders.ts';
import { freezeById } from '../freezes/loaders.ts';
import { jobById } from '../jobs/loaders.ts';
import { sliceById } from '../slices/loaders.ts';
import { annotatorRunById, modelById, predictionById } from '../training/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { evaluate } from './service/evaluate.ts';
import { listCases } from './service/listCases.ts';

export const evaluationResolvers: Resolvers = {
  Query: {
    metricDefinitions: (_, __, { app }) => queries.findDefinitions(app.prisma),
    metricRuns: (_, { freezeId }, { app }) =>
      queries.findMetricRuns(app.prisma, requireUuid(freezeId, 'freeze')),
    metricRun: async (_, { id }, context) =>
      requireFound(
        await load(context, loaders.metricRunById, requireUuid(id, 'metric run')),
        'metric run',
        id,
      ),
  },
  Mutation: {
    evaluate: (_, { input }, context) => evaluate(context, input),
  },
  MetricRun: {
    freeze: ({ freezeId }, _, context) => load(context, freezeById, freezeId),
    model: ({ modelId }, _, context) => (modelId === null ? null : load(context, modelById, modelId)),
    annotatorRun: ({ annotatorRunId }, _, context) =>
      annotatorRunId === null ? null : load(context, annotatorRunById, annotatorRunId),
    definitions: ({ definitionIds }, _, context) =>
      Promise.all(definitionIds.map((id) => load(context, loaders.definitionById, id))),
    cases: ({ id }, { sizeBin, ...page }, context) =>
      listCases(context, { metricRunId: id, sizeBin: sizeBin ?? null }, page),
    job: ({ jobId }, _, context) => (jobId === null ? null : load(context, jobById, jobId)),
    error: (row) => recordError(row),
    resultImport: ({ id, tool }, _, context) =>
      tool === null ? null : load(context, loaders.resultImportByRun, id),
  },
  ResultImport: {
    metricRun: ({ metricRunId }, _, context) => load(context, loaders.metricRunById, metricRunId),
    tool: async ({ metricRunId }, _, context) =>
      (await load(context, loaders.metricRunById, metricRunId)).tool as string,
    file: ({ blobHash }, _, context) => load(context, storedFileByHash, blobHash),
    violations: ({ violations }) => violations as unknown as ResultViolation[],
  },
  MetricCase: {
    slice: ({ sliceId }, _, context) => load(context, sliceById, sliceId),
    patient: ({ patientId }, _, context) => load(context, patientById, patientId),
    prediction: ({ predictionId }, _, context) =>
      predictionId === null ? null : load(context, predictionById, predictionId),
    values: (row, _, context) => load(context, loaders.valuesByCase, loaders.caseKey(row)),
    pictureUrl: ({ metricRunId, sliceId }) => `/pictures/metric-run/${metricRunId}/slice/${sliceId}.png`,
  },
  MetricValue: {
    definition: ({ definitionNumber }, _, context) =>
      load(context, loaders.definitionByNumber, definitionNumber),
  },
};
