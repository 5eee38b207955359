import type { JointHistogram } from './types.ts';

/**
 * Mutual information of a joint histogram in nats: sum over the bins of p(f, m) log(p(f, m) / (p(f) p(m))), with the
 * probabilities from the counts (Mattes et al. 2003, eq. 4, with the sign of a similarity). 0 when one image says
 * nothing about the other, and for an empty histogram.
 */
export function mutualInformation({ fixedBins, movingBins, counts }: JointHistogram): number {
  const moving = new Float64Array(movingBins);
  let total = 0;
  for (let n = 0; n < counts.length; n++) {
    moving[n % movingBins] += counts[n];
    total += counts[n];
  }
  let information = 0;
  for (let f = 0; f < fixedBins; f++) {
    const row = f * movingBins;
    let fixed = 0;
    for (let m = 0; m < movingBins; m++) fixed += counts[row + m];
    for (let m = 0; m < movingBins; m++) {
      const count = counts[row + m];
      if (count > 0) information += count * Math.log((count * total) / (fixed * moving[m]));
    }
  }
  return total > 0 ? information / total : 0;
}
