import type { Review } from '../../generated/prisma/client.ts';

/** The identifier of what a review judges, whatever its kind: identifiers are unique across kinds. */
export const subjectIdOfReview = (
  row: Pick<Review, 'registrationId' | 'volumeId' | 'annotationId' | 'pseudoLabelId'>,
): string => (row.registrationId ?? row.volumeId ?? row.annotationId ?? row.pseudoLabelId) as string;
