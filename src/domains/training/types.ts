import type { Job, SliceAxis } from '../../generated/prisma/client.ts';
import type { AnnotatorRunRecord, ModelRecord, PredictionRecord } from '../../graphql/records.ts';

/** The rule that records a label which could not be had. */
export const PREDICTION_RULE = { name: 'predictions', version: 1 } as const;

/** Who predicts: exactly one of the two. */
export type Producer =
  | { readonly kind: 'MODEL'; readonly model: ModelRecord }
  | { readonly kind: 'ANNOTATOR_RUN'; readonly annotatorRun: AnnotatorRunRecord };

/** The column that names a producer in predictions, metric runs and arms, with its value. */
export type ProducerColumn = { readonly modelId: string } | { readonly annotatorRunId: string };

/** Predictions, with the job that fills them in; null when nothing needs computing. */
export interface RequestedPredictions {
  readonly predictions: readonly PredictionRecord[];
  readonly job: Job | null;
}

/** A label that an annotator run holds for a volume, or the typed reason why it holds none. */
export type HeldLabel =
  | {
      readonly state: 'PRESENT';
      readonly volumeId: string;
      readonly blobHash: string;
      readonly annotationId: string | null;
      readonly pseudoLabelId: string | null;
    }
  | { readonly state: 'MISSING'; readonly volumeId: string; readonly missingReason: string };

/** One axis of one volume that still waits for a model. */
export interface PendingPrediction {
  readonly id: string;
  readonly axis: SliceAxis;
  readonly volumeId: string;
  readonly volumeName: string;
  readonly volumeBlobHash: string;
}
