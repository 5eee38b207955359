import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection, NUMBER_KEY } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { patientById, volumeById } from '../cohort/loaders.ts';
import { exclusionById, reasonByCode } from '../exclusions/loaders.ts';
import { sliceById, sliceRuleById } from '../slices/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { createFreeze } from './service/createFreeze.ts';
import { diffFreezes } from './service/diffFreezes.ts';
import { listChanges } from './service/listChanges.ts';
import { verifyFreeze } from './service/verifyFreeze.ts';

export const freezesResolvers: Resolvers = {
  Query: {
    freezes: (_, __, { app }) => queries.findFreezes(app.prisma),
    freeze: async (_, { id }, context) =>
      requireFound(await load(context, loaders.freezeById, requireUuid(id, 'freeze')), 'freeze', id),
    verifyFreeze: (_, { id, files }, context) => verifyFreeze(context, id, files ?? false),
    diffFreezes: (_, { a, b }, context) => diffFreezes(context, a, b),
  },
  Mutation: {
    createFreeze: (_, { input }, context) => createFreeze(context, input),
  },
  Freeze: {
    sliceRule: ({ sliceRuleId }, _, context) => load(context, sliceRuleById, sliceRuleId),
    folds: ({ id, foldCount }) => Array.from({ length: foldCount }, (_, fold) => ({ freezeId: id, fold })),
    slices: async ({ id, sliceCount }, args, { app }) => {
      const page = await connection(
        args,
        (row: queries.FreezeSliceRow) => String(row.ordinal),
        (request) => queries.findFreezeSlices(app.prisma, id, request),
        async () => sliceCount,
        NUMBER_KEY,
      );
      return { ...page, nodes: page.nodes.map((row) => row.slice) };
    },
  },
  FreezeFold: {
    patients: ({ freezeId, fold }, _, context) =>
      load(context, loaders.patientsByFold, `${freezeId}:${fold}`),
    sliceCount: ({ freezeId, fold }, _, context) =>
      load(context, loaders.sliceCountByFold, `${freezeId}:${fold}`),
  },
  FreezeChanges: {
    slices: ({ slices }, page) => listChanges(slices, page),
  },
  FreezeChangeGroup: {
    reason: ({ reasonCode }, _, context) =>
      reasonCode === null ? null : load(context, reasonByCode, reasonCode),
  },
  FreezeChange: {
    slice: ({ sliceId }, _, context) => load(context, sliceById, sliceId),
    volume: ({ volumeId }, _, context) => load(context, volumeById, volumeId),
    patient: ({ patientId }, _, context) => load(context, patientById, patientId),
    exclusions: ({ exclusionIds }, _, context) =>
      Promise.all(exclusionIds.map((id) => load(context, exclusionById, id))),
  },
};
