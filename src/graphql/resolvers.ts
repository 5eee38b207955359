import { claimsResolvers } from '../domains/claims/resolvers.ts';
import { cohortResolvers } from '../domains/cohort/resolvers.ts';
import { comparisonResolvers } from '../domains/comparison/resolvers.ts';
import { evaluationResolvers } from '../domains/evaluation/resolvers.ts';
import { exclusionsResolvers } from '../domains/exclusions/resolvers.ts';
import { freezesResolvers } from '../domains/freezes/resolvers.ts';
import { importRunsResolvers } from '../domains/importRuns/resolvers.ts';
import { importsResolvers } from '../domains/imports/resolvers.ts';
import { inclusionResolvers } from '../domains/inclusion/resolvers.ts';
import { jobsResolvers } from '../domains/jobs/resolvers.ts';
import { labelsResolvers } from '../domains/labels/resolvers.ts';
import { ledgerResolvers } from '../domains/ledger/resolvers.ts';
import { peopleResolvers } from '../domains/people/resolvers.ts';
import { publicationsResolvers } from '../domains/publications/resolvers.ts';
import { registrationResolvers } from '../domains/registration/resolvers.ts';
import { resultsResolvers } from '../domains/results/resolvers.ts';
import { reviewsResolvers } from '../domains/reviews/resolvers.ts';
import { serverResolvers } from '../domains/server/resolvers.ts';
import { slicesResolvers } from '../domains/slices/resolvers.ts';
import { trainingResolvers } from '../domains/training/resolvers.ts';
import type { Resolvers } from '../generated/resolverTypes.ts';
import { mergeResolvers } from './mergeResolvers.ts';
import { dateTimeScalar, jsonScalar } from './scalars.ts';

/** Every resolver of the contract: each domain adds its map here. */
export const resolvers: Resolvers = mergeResolvers([
  { DateTime: dateTimeScalar, JSON: jsonScalar },
  cohortResolvers,
  importsResolvers,
  importRunsResolvers,
  jobsResolvers,
  ledgerResolvers,
  peopleResolvers,
  serverResolvers,
  exclusionsResolvers,
  inclusionResolvers,
  registrationResolvers,
  reviewsResolvers,
  labelsResolvers,
  slicesResolvers,
  freezesResolvers,
  trainingResolvers,
  evaluationResolvers,
  resultsResolvers,
  comparisonResolvers,
  claimsResolvers,
  publicationsResolvers,
]);
