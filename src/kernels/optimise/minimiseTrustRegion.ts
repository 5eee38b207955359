import { trustRegionSearch } from './trustRegionSearch.ts';
import type { Minimum, Objective, TrustRegionOptions } from './types.ts';

/**
 * `trustRegionSearch` of a function that can be asked at once.
 * @throws INVALID_INPUT for a budget below 2n + 2 or a resolution that does not fall
 */
export function minimiseTrustRegion(
  objective: Objective,
  start: ArrayLike<number>,
  options: TrustRegionOptions,
): Minimum {
  const search = trustRegionSearch(start, options);
  let step = search.next(0);
  while (!step.done) step = search.next(objective(step.value));
  return step.value;
}
