import type { ComparisonCellRecord } from '../../graphql/records.ts';
import type { MetricDefinitionId } from '../../kernels/metrics/types.ts';

/** The metrics of a table for which none are named. */
export const DEFAULT_DEFINITION_IDS: readonly MetricDefinitionId[] = [
  'dice@1',
  'precision@1',
  'recall@1',
  'fnr@1',
  'hd95.pooled@1',
  'positivePrediction@1',
];

/** The number of the column of all sizes together. */
export const ALL_SIZES = -1;

/** A cell as a comparison stores it; arms are known by name. */
export type StoredCell = Omit<ComparisonCellRecord, 'arm' | 'metricRunId' | 'definitionId'> & {
  readonly arm: string;
  readonly definition: string;
};

/** One group of the rollup: an arm, a definition and a size bin, or all sizes. */
export interface RollupSums {
  readonly definitionNumber: number;
  readonly sizeBin: number;
  readonly nTotal: number;
  readonly nDefined: number;
  readonly nBothEmpty: number;
  readonly nEmptyReference: number;
  readonly nEmptyPrediction: number;
  readonly nMissing: number;
  readonly nFailed: number;
  readonly sum: number;
  readonly sumSquares: number;
  readonly nPatients: number;
}

/** An arm with its metric run and a group of it; the group is null in the one row of an arm that has none. */
export type ArmSums = { readonly armId: string; readonly metricRunId: string | null } & (
  | RollupSums
  | Readonly<Record<keyof RollupSums, null>>
);
