import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import type { ExclusionRecord } from '../../graphql/records.ts';
import { userById } from '../people/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { cohortFlow } from './service/cohortFlow.ts';
import { exclude } from './service/exclude.ts';
import { reinstate } from './service/reinstate.ts';
import { subjectIdOf } from './subjectColumn.ts';

export const exclusionsResolvers: Resolvers = {
  Query: {
    exclusionReasons: (_, __, { app }) => queries.findReasons(app.prisma),
    exclusions: async (_, args, context) => {
      const { app } = context;
      const where = narrowed(
        queries.exclusionWhere(args.filter),
        await accessOf(context),
        queries.exclusionOfDataSets,
      );
      return connection(
        args,
        (row: ExclusionRecord) => row.id,
        (page) => queries.findExclusions(app.prisma, where, page),
        () => queries.countExclusions(app.prisma, where),
      );
    },
    cohortFlow: async (_, scope, context) => {
      const query = new URLSearchParams(
        Object.entries(scope).filter(([, id]) => id != null) as [string, string][],
      );
      return { nodes: await cohortFlow(context, scope), svgUrl: `/pictures/cohort-flow.svg?${query}` };
    },
  },
  Mutation: {
    exclude: (_, { input }, context) => exclude(context, input),
    reinstate: (_, { input }, context) => reinstate(context, input),
  },
  Exclusion: {
    subjectId: (row) => subjectIdOf(row),
    reason: ({ reasonCode }, _, context) => load(context, loaders.reasonByCode, reasonCode),
    reviewer: ({ reviewerId }, _, context) =>
      reviewerId === null ? null : load(context, userById, reviewerId),
    reinstates: ({ reinstatesId }, _, context) =>
      reinstatesId === null ? null : load(context, loaders.exclusionById, reinstatesId),
    active: ({ id }, _, context) => load(context, loaders.exclusionIsActive, id),
  },
  Patient: {
    exclusions: ({ id }, _, context) => load(context, loaders.activeExclusionsBySubject, `PATIENT:${id}`),
  },
  Volume: {
    exclusions: ({ id }, _, context) => load(context, loaders.activeExclusionsBySubject, `VOLUME:${id}`),
  },
  Annotation: {
    exclusions: ({ id }, _, context) => load(context, loaders.activeExclusionsBySubject, `ANNOTATION:${id}`),
  },
  Registration: {
    exclusions: ({ id }, _, context) =>
      load(context, loaders.activeExclusionsBySubject, `REGISTRATION:${id}`),
  },
  PseudoLabel: {
    exclusions: ({ id }, _, context) =>
      load(context, loaders.activeExclusionsBySubject, `PSEUDO_LABEL:${id}`),
  },
};
