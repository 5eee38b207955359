import type { ClaimInput, Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { checkClaims } from '../claims/service/checkClaims.ts';
import { patientById } from '../cohort/loaders.ts';
import { exclusionById } from '../exclusions/loaders.ts';
import { membersByStudy, studyById } from './loaders.ts';
import { findStudies } from './queries.ts';
import { createPublishedStudy } from './service/createPublishedStudy.ts';
import { listCases } from './service/listCases.ts';
import { reconcile } from './service/reconcile.ts';
import { statedSteps } from './stated.ts';
import type { StatedCount, StatedExclusion } from './types.ts';

export const publicationsResolvers: Resolvers = {
  Query: {
    publishedStudies: (_, __, { app }) => findStudies(app.prisma),
    publishedStudy: async (_, { id }, context) =>
      requireFound(await load(context, studyById, requireUuid(id, 'published study')), 'published study', id),
    reconcile: (_, request, context) => reconcile(context, request),
  },
  Mutation: {
    createPublishedStudy: (_, { input }, context) => createPublishedStudy(context, input),
  },
  PublishedStudy: {
    counts: ({ counts }) => counts as unknown as StatedCount[],
    exclusions: ({ exclusions }) => exclusions as unknown as StatedExclusion[],
    members: ({ id }, _, context) => load(context, membersByStudy, id),
    steps: ({ counts, exclusions }) =>
      statedSteps(counts as unknown as StatedCount[], exclusions as unknown as StatedExclusion[]),
    claimReport: ({ claims }) => checkClaims(claims as unknown as ClaimInput[]),
    svgUrl: ({ id }) => `/pictures/published-studies/${id}.svg`,
  },
  Reconciliation: {
    cases: ({ caseRows }, page) => listCases(caseRows, page),
  },
  ReconciliationCase: {
    patient: ({ patientId }, _, context) =>
      patientId === null ? null : load(context, patientById, patientId),
    exclusions: ({ exclusionIds }, _, context) =>
      Promise.all(exclusionIds.map((id) => load(context, exclusionById, id))),
  },
};
