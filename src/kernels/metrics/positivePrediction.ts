import type { OverlapCounts } from './types.ts';

/**
 * True where the prediction holds any foreground (TP or FP is not 0). PP is the share of slices for which this
 * is true (Faanes et al. 2025).
 */
export function positivePrediction({ tp, fp }: OverlapCounts): boolean {
  return tp + fp > 0;
}
