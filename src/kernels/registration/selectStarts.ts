/** A pose with its similarity at some level. */
export interface ScoredPose {
  readonly parameters: Float64Array;
  readonly similarity: number;
}

/**
 * The poses with the highest similarity that lie at least `separationMm` apart in parameter space, best first.
 * Without the separation all restarts would share one basin and their agreement would say nothing.
 */
export function selectStarts(
  poses: readonly ScoredPose[],
  count: number,
  separationMm: number,
): ScoredPose[] {
  const sorted = [...poses].sort((a, b) => b.similarity - a.similarity);
  const selected: ScoredPose[] = [];
  for (const pose of sorted) {
    if (selected.length === count) break;
    if (selected.every((other) => separation(pose, other) >= separationMm)) selected.push(pose);
  }
  return selected;
}

function separation(a: ScoredPose, b: ScoredPose): number {
  return Math.hypot(...a.parameters.map((value, axis) => value - b.parameters[axis]));
}
