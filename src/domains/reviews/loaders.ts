import type { StandingVerdict } from '../../generated/resolverTypes.ts';
import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { ReviewRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';
import { subjectIdOfReview } from './subjectIdOfReview.ts';

/** Keys are subjects of any kind that can be judged. */
export const reviewsBySubject: BatchFunction<string, ReviewRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findReviewsBySubjects(app.prisma, ids), subjectIdOfReview);

export const standingBySubject: BatchFunction<string, StandingVerdict | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findStandings(app.prisma, ids), (row) => row.subjectId).map(
    (row) => row?.verdict ?? null,
  );

export const reviewById: BatchFunction<string, ReviewRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findReviewsByIds(app.prisma, ids), (row) => row.id) as ReviewRecord[];
