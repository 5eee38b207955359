import type { Access } from './types.ts';

/**
 * A filter's conditions and, unless the caller sees every data set, that of being in a visible one, so that pages
 * and counts hold what the caller sees. Beside them and not around: Prisma takes an empty OR inside for no condition.
 */
export const narrowed = <Where extends { AND?: Where | Where[] }>(
  where: Where,
  access: Access,
  place: (condition: { in: string[] }) => NoInfer<Where>,
): Where =>
  access === 'ALL'
    ? where
    : { ...where, AND: [...[where.AND ?? []].flat(), place({ in: [...access.visible] })] as Where[] };

/** The same for SQL: the data sets to take, null for all. */
export const visibleDataSets = (access: Access): readonly string[] | null =>
  access === 'ALL' ? null : [...access.visible].sort();

/** The condition for records that list their data sets: some, and none that is hidden. */
export const namesOnly = (access: Access) =>
  access === 'ALL'
    ? {}
    : { dataSetIds: { isEmpty: false }, NOT: { dataSetIds: { hasSome: [...access.hidden] } } };
