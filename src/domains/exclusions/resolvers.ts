import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import type { ExclusionRecord } from '../../graphql/records.ts';
import { patientById, volumeById } from '../cohort/loaders.ts';
import { userById } from '../people/loaders.ts';
import { sliceById } from '../slices/loaders.ts';
import { patientIdOf, volumeIdOf } from './caseOwner.ts';
import { excludedTotal, levelRates } from './levelRates.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { cohortFlow } from './service/cohortFlow.ts';
import { exclude } from './service/exclude.ts';
import { listLeavers, listLeftSlices } from './service/listFlowCases.ts';
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
    cohortFlow: (_, scope, context) => cohortFlow(context, scope),
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
    effectiveExclusions: ({ id }, _, context) =>
      load(context, loaders.effectiveExclusionsBySubject, `VOLUME:${id}`),
  },
  Annotation: {
    exclusions: ({ id }, _, context) => load(context, loaders.activeExclusionsBySubject, `ANNOTATION:${id}`),
    effectiveExclusions: ({ id }, _, context) =>
      load(context, loaders.effectiveExclusionsBySubject, `ANNOTATION:${id}`),
  },
  Registration: {
    exclusions: ({ id }, _, context) =>
      load(context, loaders.activeExclusionsBySubject, `REGISTRATION:${id}`),
    effectiveExclusions: ({ id }, _, context) =>
      load(context, loaders.effectiveExclusionsBySubject, `REGISTRATION:${id}`),
  },
  PseudoLabel: {
    exclusions: ({ id }, _, context) =>
      load(context, loaders.activeExclusionsBySubject, `PSEUDO_LABEL:${id}`),
    effectiveExclusions: ({ id }, _, context) =>
      load(context, loaders.effectiveExclusionsBySubject, `PSEUDO_LABEL:${id}`),
  },
  Slice: {
    effectiveExclusions: ({ id }, _, context) =>
      load(context, loaders.effectiveExclusionsBySubject, `SLICE:${id}`),
  },
  CohortFlow: {
    asOf: ({ asOf }) => asOf.at,
    ledgerSeq: ({ asOf }) => asOf.seq,
    nodes: (flow) => flow.nodes.map((node) => ({ ...node, flow })),
    svgUrl: ({ dataSetId, freezeId }) => {
      const scope = Object.entries({ dataSetId, freezeId }).filter(([, id]) => id !== null);
      return `/pictures/cohort-flow.svg?${new URLSearchParams(scope as [string, string][])}`;
    },
  },
  FlowNode: {
    excluded: ({ excluded, nIn, flow }) => excluded.map((row) => ({ ...row, nIn, flow })),
    excludedTotal: (node) => excludedTotal(node),
    exclusionRate: (node) => levelRates(excludedTotal(node), node.nIn),
  },
  ReasonCount: {
    rate: ({ count, nIn }) => levelRates(count, nIn),
    patients: ({ patients }, page) => listLeavers('PATIENT', patients, page),
    volumes: ({ volumes }, page) => listLeavers('VOLUME', volumes, page),
    slices: ({ flow, reason, count }, page, context) =>
      count.slices === null ? null : listLeftSlices(context, flow, reason.code, count.slices, page),
  },
  FlowCase: {
    patient: async (row, _, context) => load(context, patientById, await patientIdOf(context, row)),
    volume: async (row, _, context) => {
      const volumeId = await volumeIdOf(context, row);
      return volumeId === null ? null : load(context, volumeById, volumeId);
    },
    slice: ({ sliceId }, _, context) => (sliceId === undefined ? null : load(context, sliceById, sliceId)),
    exclusions: ({ exclusionIds }, _, context) =>
      Promise.all(exclusionIds.map((id) => load(context, loaders.exclusionById, id))),
  },
};
