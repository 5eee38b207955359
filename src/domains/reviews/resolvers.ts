import type { RequestContext } from '../../context/types.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { userById } from '../people/loaders.ts';
import { registrationById } from '../registration/loaders.ts';
import * as loaders from './loaders.ts';
import { gateAgainstReviews } from './service/gateAgainstReviews.ts';
import { review } from './service/review.ts';
import { reviewAgreement } from './service/reviewAgreement.ts';

interface Judged {
  readonly id: string;
}

const judged = {
  reviews: ({ id }: Judged, _: unknown, context: RequestContext) =>
    load(context, loaders.reviewsBySubject, id),
  standingVerdict: ({ id }: Judged, _: unknown, context: RequestContext) =>
    load(context, loaders.standingBySubject, id),
};

export const reviewsResolvers: Resolvers = {
  Query: {
    reviewAgreement: (_, args, context) => reviewAgreement(context, args),
    gateAgainstReviews: (_, args, context) => gateAgainstReviews(context, args),
  },
  Mutation: {
    review: (_, { input }, context) => review(context, input),
  },
  Review: {
    reviewer: ({ reviewerId }, _, context) => load(context, userById, reviewerId),
    shownFileHashes: ({ shownBlobHashes }) => shownBlobHashes,
  },
  Kappa: {
    value: (row) => (row.state === 'DEFINED' ? row.kappa : null),
    lower: (row) => (row.state === 'DEFINED' ? row.lower : null),
    upper: (row) => (row.state === 'DEFINED' ? row.upper : null),
    observed: (row) => (row.state === 'DEFINED' ? row.observed : null),
    expected: (row) => (row.state === 'DEFINED' ? row.expected : null),
    subjectCount: ({ nSubjects }) => nSubjects,
  },
  ReaderPair: {
    first: ({ firstId }, _, context) => load(context, userById, firstId),
    second: ({ secondId }, _, context) => load(context, userById, secondId),
  },
  AgreementCell: { count: ({ subjectIds }) => subjectIds.length },
  GateCell: {
    count: ({ registrationIds }) => registrationIds.length,
    registrations: ({ registrationIds }, _, context) =>
      Promise.all(registrationIds.map((id) => load(context, registrationById, id))),
  },
  Exclusion: {
    review: ({ reviewId }, _, context) =>
      reviewId === null ? null : load(context, loaders.reviewById, reviewId),
  },
  Registration: judged,
  Volume: judged,
  Annotation: judged,
  PseudoLabel: judged,
};
