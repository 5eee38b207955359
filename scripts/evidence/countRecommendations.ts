import { standsOut } from '../../src/kernels/registration/standsOut.ts';
import type { EvidenceModel } from '../../src/kernels/registration/uncertainty/types.ts';
import { hasFailed } from './hasFailed.ts';
import { isBeyondDoubt, isUnlikelyToFail, recommends } from './recommends.ts';
import type { MeasuredCase } from './types.ts';

export interface RecommendationCount {
  readonly rule: string;
  readonly right: number;
  readonly rightOf: number;
  readonly wrong: number;
  readonly wrongOf: number;
}

/** How many right results and how many failures each part of `betterByEvidence` lets through. */
export function countRecommendations(
  cases: readonly MeasuredCase[],
  model: EvidenceModel,
): RecommendationCount[] {
  const rules: readonly (readonly [string, (measured: MeasuredCase) => boolean])[] = [
    ['similarity alone', (c) => standsOut('LC2', c)],
    ['moved beyond doubt', (c) => isBeyondDoubt(c, model)],
    ['failure improbable', (c) => isUnlikelyToFail(c, model)],
    ['all three: `betterByEvidence`', (c) => recommends(c, model)],
  ];
  const failed = cases.filter(hasFailed);
  const good = cases.filter((measured) => !hasFailed(measured));
  return rules.map(([rule, allows]) => ({
    rule,
    right: good.filter(allows).length,
    rightOf: good.length,
    wrong: failed.filter(allows).length,
    wrongOf: failed.length,
  }));
}
