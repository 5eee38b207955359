import { createHash } from 'node:crypto';
import type { SummaryPolicy } from '../../kernels/statistics/types.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { StoredCell } from './types.ts';

/** Everything that a stored comparison says and was computed from. */
export interface ComparisonContent {
  readonly freezeHash: string;
  readonly binning: string;
  readonly policy: SummaryPolicy;
  readonly definitionIds: readonly string[];
  readonly metricRunIds: readonly string[];
  readonly result: readonly StoredCell[];
}

/** SHA-256 over the content as JSON with sorted keys, so that it can be recomputed from the stored record. */
export const comparisonHash = (content: ComparisonContent): string =>
  createHash('sha256')
    .update(`sonoledger comparison 1\n${canonicalJson(content)}`)
    .digest('hex');
