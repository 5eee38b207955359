import type { RequestContext } from '../../context/types.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { load } from '../../graphql/load.ts';
import { userById } from '../people/loaders.ts';
import * as loaders from './loaders.ts';
import { review } from './service/review.ts';

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
  Mutation: {
    review: (_, { input }, context) => review(context, input),
  },
  Review: {
    reviewer: ({ reviewerId }, _, context) => load(context, userById, reviewerId),
    shownFileHashes: ({ shownBlobHashes }) => shownBlobHashes,
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
