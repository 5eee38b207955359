import type { Prisma, Review } from '../../generated/prisma/client.ts';
import type { CountingReview, Standing } from './types.ts';

type Database = Prisma.TransactionClient;

export const insertReview = (db: Database, data: Prisma.ReviewUncheckedCreateInput): Promise<Review> =>
  db.review.create({ data });

/** Of subjects of every kind, oldest first. */
export const findReviewsBySubjects = (db: Database, ids: readonly string[]): Promise<Review[]> => {
  const given = { in: [...ids] };
  const subjects: Prisma.ReviewWhereInput[] = [
    { registrationId: given },
    { volumeId: given },
    { annotationId: given },
    { pseudoLabelId: given },
  ];
  return db.review.findMany({ where: { OR: subjects }, orderBy: { id: 'asc' } });
};

export const findReviewsByIds = (db: Database, ids: readonly string[]): Promise<Review[]> =>
  db.review.findMany({ where: { id: { in: [...ids] } } });

export const findStandings = (db: Database, subjectIds: readonly string[]): Promise<Standing[]> =>
  db.$queryRaw`
    SELECT subject_id AS "subjectId", verdict, readers_disagree AS "readersDisagree"
    FROM standing_verdict WHERE subject_id = ANY (${[...subjectIds]}::uuid[])`;

/** The newest reading of each reader of a subject and its newest adjudication, oldest first. */
export const findCountingReviews = (db: Database, subjectId: string): Promise<CountingReview[]> =>
  db.$queryRaw`
    SELECT review_id AS "reviewId", reviewer_id AS "reviewerId", adjudicates, verdict::text AS verdict,
           reason_code AS "reasonCode"
    FROM counting_review WHERE subject_id = ${subjectId}::uuid ORDER BY review_id`;
