import type { Job, SliceAxis } from '../../generated/prisma/client.ts';
import type { MetricRunRecord } from '../../graphql/records.ts';
import type { MetricDefinitionId, MetricOutcome } from '../../kernels/metrics/types.ts';

/** A metric run with the job that fills it in; null when an equal run exists already. */
export interface RequestedMetricRun {
  readonly metricRun: MetricRunRecord;
  readonly job: Job | null;
}

/** What one definition says about one slice of a metric run. */
export type SliceOutcome =
  | MetricOutcome
  | { readonly state: 'MISSING_PREDICTION' }
  | { readonly state: 'FAILED' };

/** A slice of a freeze with the label that is its reference. */
export interface ReferenceSlice {
  readonly sliceId: bigint;
  readonly patientId: string;
  readonly axis: SliceAxis;
  readonly index: number;
  readonly pixelCount: number;
  readonly areaMm2: number;
  readonly referenceBlobHash: string;
}

/** A finished prediction of the producer; the hash is null when the label is missing. */
export interface VolumePrediction {
  readonly id: string;
  readonly axis: SliceAxis | null;
  readonly blobHash: string | null;
}

/** One slice as it enters a metric run. */
export interface EvaluatedCase {
  readonly slice: ReferenceSlice;
  readonly predictionId: string | null;
  readonly referencePixels: number;
  /** Null unless the prediction was compared with the reference. */
  readonly predictedPixels: number | null;
  /** In the order of the run's definitions. */
  readonly outcomes: readonly SliceOutcome[];
}

/** Slices of a completed metric run by state, counted from its rows. */
export interface MetricRunCounts {
  readonly sliceCount: number;
  readonly missingCount: number;
  readonly failedCount: number;
}

/** A metric run as its job needs it. */
export interface OpenMetricRun {
  readonly record: MetricRunRecord;
  readonly definitionIds: readonly MetricDefinitionId[];
}
