import { scanMaskPair } from './scanMaskPair.ts';
import type { OverlapCounts } from './types.ts';

/**
 * The confusion table of two binary masks of equal length, in pixels.
 *
 * Errors: GRID_MISMATCH when the lengths differ, INVALID_INPUT when a value is neither 0 nor 1.
 */
export function overlapCounts(prediction: Uint8Array, reference: Uint8Array): OverlapCounts {
  return scanMaskPair(prediction, reference).counts;
}
