import type { DirectedDistances } from './types.ts';

/** Hausdorff distance (`hd@1`), mm: the largest distance of either direction. */
export function hd({ predictionToReference, referenceToPrediction }: DirectedDistances): number {
  let largest = 0;
  for (const distance of predictionToReference) if (distance > largest) largest = distance;
  for (const distance of referenceToPrediction) if (distance > largest) largest = distance;
  return largest;
}
