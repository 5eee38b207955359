import type { Access } from './types.ts';

/** The condition that a list needs so that pages and counts hold what the caller sees; none when that is all. */
export const within = <Where>(
  access: Access,
  place: (condition: { in: string[] }) => Where,
): readonly Where[] => (access === 'ALL' ? [] : [place({ in: [...access.visible] })]);

/** The same for SQL: the data sets to take, null for all. */
export const visibleDataSets = (access: Access): readonly string[] | null =>
  access === 'ALL' ? null : [...access.visible].sort();

/** The condition for records that list their data sets: some, and none that is hidden. */
export const namesOnly = (access: Access) =>
  access === 'ALL'
    ? {}
    : { dataSetIds: { isEmpty: false }, NOT: { dataSetIds: { hasSome: [...access.hidden] } } };
