import type { PageRequest } from '../graphql/connection.ts';

/** Prisma arguments of one page over time-ordered ids. The row behind the cursor need not match any more. */
export const pageById = <Where extends object>(where: Where, { take, afterKey }: PageRequest) => ({
  where: afterKey === null ? where : ({ AND: [where, { id: { gt: afterKey } }] } as unknown as Where),
  take,
  orderBy: { id: 'asc' as const },
});
