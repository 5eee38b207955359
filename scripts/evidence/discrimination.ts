export interface Prediction {
  readonly probability: number;
  readonly failed: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly failedShare: number;
}

/** Probability that a failure is given a higher value than a success, ties counted half (Mann and Whitney). */
export function areaUnderCurve(predictions: readonly Prediction[]): number {
  const failed = predictions.filter((p) => p.failed);
  const good = predictions.filter((p) => !p.failed);
  let wins = 0;
  for (const a of failed) {
    for (const b of good) {
      wins += a.probability > b.probability ? 1 : a.probability === b.probability ? 0.5 : 0;
    }
  }
  return wins / (failed.length * good.length);
}

/** Mean squared difference from what happened. */
export const brierScore = (predictions: readonly Prediction[]): number =>
  predictions.reduce((sum, { probability, failed }) => sum + (probability - (failed ? 1 : 0)) ** 2, 0) /
  predictions.length;

const EDGES = [0, 0.05, 0.2, 0.5, 0.8, 0.95, 1];

/** Predicted and observed shares by bins of the probability; empty bins are left out. */
export function reliability(predictions: readonly Prediction[]): ReliabilityBin[] {
  return EDGES.slice(1).flatMap((to, n) => {
    const from = EDGES[n];
    const inside = predictions.filter(({ probability: p }) => p >= from && (p < to || (to === 1 && p <= 1)));
    if (inside.length === 0) return [];
    const share = (of: (p: Prediction) => number): number =>
      inside.reduce((sum, p) => sum + of(p), 0) / inside.length;
    return [
      {
        from,
        to,
        count: inside.length,
        meanProbability: share(({ probability }) => probability),
        failedShare: share(({ failed }) => (failed ? 1 : 0)),
      },
    ];
  });
}
