import { accessOf } from '../../access/accessOf.ts';
import { visibleDataSets } from '../../access/within.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection, NUMBER_KEY } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { recordError } from '../../graphql/recordError.ts';
import type { SliceRecord } from '../../graphql/records.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { annotationById, volumeById } from '../cohort/loaders.ts';
import { jobById } from '../jobs/loaders.ts';
import { pseudoLabelById } from '../labels/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { requireSliceId } from './requireSliceId.ts';
import { createSliceRule } from './service/createSliceRule.ts';
import { sliceLabel } from './service/sliceLabel.ts';

const MOST_THRESHOLDS = 100;

export const slicesResolvers: Resolvers = {
  Query: {
    slicing: async (_, { id }, context) =>
      requireFound(await load(context, loaders.slicingById, requireUuid(id, 'slicing')), 'slicing', id),
    slice: async (_, { id }, context) =>
      requireFound(await load(context, loaders.sliceById, requireSliceId(id)), 'slice', id),
    sliceRules: (_, __, { app }) => queries.findSliceRules(app.prisma),
    areaThresholdCounts: async (_, { labelSource, minimumAreasMm2, registrationMethod }, context) => {
      if (minimumAreasMm2.length > MOST_THRESHOLDS) {
        throw new SonoledgerError('INVALID_INPUT', `Ask for at most ${MOST_THRESHOLDS} thresholds at once.`);
      }
      return queries.countByAreaThreshold(context.app.prisma, {
        labelSource,
        minimumAreasMm2,
        registrationMethod: registrationMethod ?? null,
        dataSetIds: visibleDataSets(await accessOf(context)),
      });
    },
  },
  Mutation: {
    sliceLabel: (_, { input }, context) => sliceLabel(context, input),
    createSliceRule: (_, { input }, context) => createSliceRule(context, input),
  },
  Slicing: {
    volume: ({ volumeId }, _, context) => load(context, volumeById, volumeId),
    annotation: ({ annotationId }, _, context) =>
      annotationId === null ? null : load(context, annotationById, annotationId),
    pseudoLabel: ({ pseudoLabelId }, _, context) =>
      pseudoLabelId === null ? null : load(context, pseudoLabelById, pseudoLabelId),
    slices: ({ id }, args, { app }) => {
      const where = queries.slicesOfSlicingWhere(id, args.filter);
      return connection(
        args,
        (row: SliceRecord) => String(row.id),
        (page) => queries.findSlices(app.prisma, where, page),
        () => queries.countSlices(app.prisma, where),
        NUMBER_KEY,
      );
    },
    job: ({ jobId }, _, context) => (jobId === null ? null : load(context, jobById, jobId)),
    error: (row) => recordError(row),
  },
  Slice: {
    id: ({ id }) => String(id),
    slicing: ({ slicingId }, _, context) => load(context, loaders.slicingById, slicingId),
    pictureUrl: ({ id }) => `/pictures/slice/${id}.png`,
  },
};
