import type { EvaluateSlicesPayload } from '../../../compute/tasks/evaluateSlices.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { isContentError } from '../../../errors/isContentError.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { SliceAxis } from '../../../generated/prisma/client.ts';
import { groupByKey } from '../../../graphql/groupByKey.ts';
import type { MetricRunRecord, VolumeRecord } from '../../../graphql/records.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { volumeGeometry } from '../../cohort/volumeGeometry.ts';
import type { ProducerColumn } from '../../training/types.ts';
import { findReferenceSlices, findVolume, findVolumePredictions } from '../evaluation.queries.ts';
import type { EvaluatedCase, OpenMetricRun, ReferenceSlice, VolumePrediction } from '../types.ts';

/**
 * Evaluates the slices that a freeze has in one volume. A slice without a prediction is a case too; labels that
 * cannot be compared make their slices FAILED and leave the run whole.
 */
export async function evaluateVolume(
  context: ServiceContext,
  { record, definitionIds }: OpenMetricRun,
  volumeId: string,
  signal: AbortSignal,
): Promise<EvaluatedCase[]> {
  const db = context.app.prisma;
  const volume = (await findVolume(db, volumeId)) as VolumeRecord;
  const predictions = await requirePredictions(context, record, volume);
  const slices = await findReferenceSlices(db, record.freezeId, volumeId);
  const hashes = [...new Set(slices.map((slice) => slice.referenceBlobHash))];
  const cases: EvaluatedCase[] = [];
  for (const group of groupByKey(hashes, slices, (slice) => slice.referenceBlobHash)) {
    const present = group.filter((slice) => predictionOf(slice.axis, predictions)?.blobHash != null);
    const absent = group.filter((slice) => !present.includes(slice));
    for (const slice of absent)
      cases.push(withoutValues(slice, predictions, 'MISSING_PREDICTION', definitionIds));
    if (present.length === 0) continue;
    const comparison = { context, volume, predictions, slices: present, definitionIds };
    cases.push(...(await compare(comparison, signal)));
  }
  return cases;
}

interface VolumeComparison {
  readonly context: ServiceContext;
  readonly volume: VolumeRecord;
  readonly predictions: readonly VolumePrediction[];
  /** All of one reference label. */
  readonly slices: readonly ReferenceSlice[];
  readonly definitionIds: OpenMetricRun['definitionIds'];
}

async function compare(comparison: VolumeComparison, signal: AbortSignal): Promise<EvaluatedCase[]> {
  const { context, volume, predictions, slices, definitionIds } = comparison;
  const payload = await payloadOf(comparison);
  try {
    const evaluated = await context.app.threads.run('evaluateSlices', payload, { signal });
    return evaluated.map(({ sliceId: _, ...values }, n) => ({
      ...values,
      slice: slices[n],
      predictionId: predictionOf(slices[n].axis, predictions)?.id ?? null,
    }));
  } catch (error) {
    if (!isContentError(error)) throw error;
    context.app.log.warn('A volume could not be evaluated.', { volumeId: volume.id, error });
    return slices.map((slice) => withoutValues(slice, predictions, 'FAILED', definitionIds));
  }
}

async function payloadOf(comparison: VolumeComparison): Promise<EvaluateSlicesPayload> {
  const { context, volume, predictions, slices, definitionIds } = comparison;
  const used = new Set(slices.map(({ axis }) => predictionOf(axis, predictions)));
  const files = [...used].map(async (prediction) => {
    const { axis, blobHash } = prediction as VolumePrediction;
    const title = `The prediction for "${volume.name}"`;
    return { axis, file: await readSourceFile(context, blobHash as string, title) };
  });
  const title = `The reference label of "${volume.name}"`;
  return {
    geometry: volumeGeometry(volume),
    reference: await readSourceFile(context, slices[0].referenceBlobHash, title),
    predictions: await Promise.all(files),
    slices: slices.map(({ sliceId, axis, index }) => ({ sliceId, axis, index })),
    definitionIds,
  };
}

async function requirePredictions(
  { app }: ServiceContext,
  { modelId, annotatorRunId }: MetricRunRecord,
  { id, name }: VolumeRecord,
): Promise<VolumePrediction[]> {
  const producer = { modelId, annotatorRunId } as ProducerColumn;
  const predictions = await findVolumePredictions(app.prisma, producer, id);
  if (predictions.every(({ state }) => state !== 'PENDING')) return predictions;
  throw new SonoledgerError(
    'CONFLICT',
    `A prediction for "${name}" is not finished. Wait for its job, then evaluate again.`,
  );
}

const predictionOf = (
  axis: SliceAxis,
  predictions: readonly VolumePrediction[],
): VolumePrediction | undefined =>
  predictions.find((each) => each.axis === axis) ?? predictions.find((each) => each.axis === null);

const withoutValues = (
  slice: ReferenceSlice,
  predictions: readonly VolumePrediction[],
  state: 'MISSING_PREDICTION' | 'FAILED',
  definitionIds: OpenMetricRun['definitionIds'],
): EvaluatedCase => ({
  slice,
  predictionId: predictionOf(slice.axis, predictions)?.id ?? null,
  referencePixels: slice.pixelCount,
  predictedPixels: null,
  outcomes: definitionIds.map(() => ({ state })),
});
