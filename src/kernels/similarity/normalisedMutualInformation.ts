import { mutualInformation } from './mutualInformation.ts';
import type { JointHistogram } from './types.ts';

/**
 * Normalised mutual information (H(F) + H(M)) / H(F, M) of Studholme et al. 1999: 1 for independent images, 2 for
 * images that determine each other. As H(F) + H(M) = H(F, M) + I, it is 1 + I / H(F, M). A histogram with a single
 * filled bin tells nothing and gives 1.
 */
export function normalisedMutualInformation(joint: JointHistogram): number {
  const jointEntropy = entropy(joint.counts);
  return jointEntropy > 0 ? 1 + mutualInformation(joint) / jointEntropy : 1;
}

function entropy(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (sum, count) => (count > 0 ? sum - (count / total) * Math.log(count / total) : sum),
    0,
  );
}
