import { percentile } from '../statistics/percentile.ts';
import type { DirectedDistances } from './types.ts';

/**
 * 95th percentile of both directions' distances in one list (`hd95.pooled@1`), mm. With `FULL` contours this is
 * seg-metrics 1.2.8's hd95, which Faanes et al. 2025 report.
 */
export function hd95Pooled({ predictionToReference, referenceToPrediction }: DirectedDistances): number {
  const pooled = new Float64Array(predictionToReference.length + referenceToPrediction.length);
  pooled.set(predictionToReference);
  pooled.set(referenceToPrediction, predictionToReference.length);
  return percentile(pooled, 95);
}
