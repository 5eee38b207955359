import { hasFailed } from './hasFailed.ts';
import type { MeasuredCase } from './types.ts';

/** True displacement in units of the spread, ascending, of the registrations that did not fail. */
export const errorRatios = (cases: readonly MeasuredCase[]): number[] =>
  cases
    .filter((measured) => !hasFailed(measured) && measured.spreadMm !== null)
    .map(({ errorMm, spreadMm }) => (errorMm as number) / (spreadMm as number))
    .sort((a, b) => a - b);
