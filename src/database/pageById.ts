import type { PageRequest } from '../graphql/connection.ts';

/** Prisma arguments of one page over time-ordered ids. */
export const pageById = ({ take, afterKey }: PageRequest) => ({
  take,
  orderBy: { id: 'asc' as const },
  ...(afterKey !== null && { cursor: { id: afterKey }, skip: 1 }),
});
