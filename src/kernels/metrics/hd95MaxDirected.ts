import { percentile } from '../statistics/percentile.ts';
import type { DirectedDistances } from './types.ts';

/**
 * The larger of the two directions' 95th percentiles (`hd95.maxDirected@1`), mm. With `FACE` contours this is
 * the hd95 of MONAI and of MetricsReloaded.
 */
export function hd95MaxDirected({ predictionToReference, referenceToPrediction }: DirectedDistances): number {
  return Math.max(percentile(predictionToReference, 95), percentile(referenceToPrediction, 95));
}
