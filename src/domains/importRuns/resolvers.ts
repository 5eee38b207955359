import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { recordError } from '../../graphql/recordError.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { annotationById, dataSetById, volumeById } from '../cohort/loaders.ts';
import { jobById } from '../jobs/loaders.ts';
import { countsByRun, landmarkSetById } from './loaders.ts';
import * as queries from './queries.ts';
import { importDataset } from './service/importDataset.ts';

const idOf = (row: { readonly id: string }): string => row.id;

export const importRunsResolvers: Resolvers = {
  Query: {
    importRuns: async (_, args, context) => {
      const { app } = context;
      const access = await accessOf(context);
      const where = narrowed(queries.importRunWhere(args.filter), access, (dataSetId) => ({ dataSetId }));
      return connection(
        args,
        idOf,
        (page) => queries.findImportRuns(app.prisma, where, page),
        () => queries.countImportRuns(app.prisma, where),
      );
    },
    importRun: async (_, { id }, { app }) =>
      requireFound(await queries.findImportRun(app.prisma, requireUuid(id, 'import run')), 'import run', id),
  },
  Mutation: {
    importDataset: (_, { input }, context) => importDataset(context, input),
  },
  ImportRun: {
    dataSet: ({ dataSetId }, _, context) =>
      dataSetId === null ? null : load(context, dataSetById, dataSetId),
    error: recordError,
    job: ({ jobId }, _, context) => (jobId === null ? null : load(context, jobById, jobId)),
    counts: ({ id }, _, context) => load(context, countsByRun, id),
    items: ({ id }, args, { app }) => {
      const where = queries.importItemWhere(id, args.filter);
      return connection(
        args,
        idOf,
        (page) => queries.findImportItems(app.prisma, where, page),
        () => queries.countImportItems(app.prisma, where),
      );
    },
  },
  ImportItem: {
    volume: ({ volumeId }, _, context) => (volumeId === null ? null : load(context, volumeById, volumeId)),
    annotation: ({ annotationId }, _, context) =>
      annotationId === null ? null : load(context, annotationById, annotationId),
    landmarkSet: ({ landmarkSetId }, _, context) =>
      landmarkSetId === null ? null : load(context, landmarkSetById, landmarkSetId),
  },
};
