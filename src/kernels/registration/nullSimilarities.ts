import { sobolPoints } from '../optimise/sobolPoints.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { MM_PER_RADIAN } from './poseSpace.ts';
import type { NullSimilarities, RegistrationOptions } from './types.ts';

/** `count` poses spread evenly over the search box, as pose parameters. */
export function searchBoxPoses(
  count: number,
  { searchTranslationMm, searchRotationDeg }: RegistrationOptions,
  random: RandomGenerator,
): Float64Array[] {
  const points = sobolPoints(count, 6, random);
  const halfTurn = (searchRotationDeg * Math.PI * MM_PER_RADIAN) / 180;
  return Array.from({ length: count }, (_, n) =>
    points
      .slice(6 * n, 6 * n + 6)
      .map((x, axis) => (2 * x - 1) * (axis < 3 ? searchTranslationMm : halfTurn)),
  );
}

export function summariseNull(similarities: readonly number[]): NullSimilarities {
  const n = similarities.length;
  const mean = similarities.reduce((sum, value) => sum + value, 0) / n;
  const squares = similarities.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (n - 1)), n };
}
