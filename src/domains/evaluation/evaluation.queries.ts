import type pg from 'pg';
import { copyRows } from '../../database/copy/copyRows.ts';
import type { Prisma, RecordState, Volume } from '../../generated/prisma/client.ts';
import type { ProducerColumn } from '../training/types.ts';
import type { EvaluatedCase, ReferenceSlice } from './types.ts';

type Database = Prisma.TransactionClient;

/** The volumes of a freeze that a metric run holds no rows of yet. A volume is written whole or not at all. */
export function findVolumesLeft(
  db: Database,
  metricRunId: string,
  freezeId: string,
): Promise<{ id: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT m.volume_id AS id FROM freeze_member m
    WHERE m.freeze_id = ${freezeId}::uuid AND NOT EXISTS (
      SELECT 1 FROM metric_slice s JOIN freeze_member w ON w.freeze_id = m.freeze_id AND w.slice_id = s.slice_id
      WHERE s.metric_run_id = ${metricRunId}::uuid AND w.volume_id = m.volume_id)
    ORDER BY 1`;
}

export const findVolume = (db: Database, id: string): Promise<Volume | null> =>
  db.volume.findUnique({ where: { id } });

/** The slices that a freeze has in a volume, with the label that each was measured on. */
export function findReferenceSlices(
  db: Database,
  freezeId: string,
  volumeId: string,
): Promise<ReferenceSlice[]> {
  return db.$queryRaw`
    SELECT s.id AS "sliceId", m.patient_id AS "patientId", s.axis, s.index, s.pixel_count AS "pixelCount",
           s.area_mm2 AS "areaMm2", coalesce(a.blob_hash, l.blob_hash) AS "referenceBlobHash"
    FROM freeze_member m JOIN slice s ON s.id = m.slice_id JOIN slicing g ON g.id = s.slicing_id
      LEFT JOIN annotation a ON a.id = g.annotation_id LEFT JOIN pseudo_label l ON l.id = g.pseudo_label_id
    WHERE m.freeze_id = ${freezeId}::uuid AND m.volume_id = ${volumeId}::uuid
    ORDER BY m.ordinal`;
}

export const findVolumePredictions = (db: Database, producer: ProducerColumn, volumeId: string) =>
  db.prediction.findMany({
    where: { ...producer, volumeId },
    select: { id: true, axis: true, state: true, blobHash: true },
  });

// ----------------------------------------------------------------------------------------- rows of a volume

/** Holds the run until the transaction ends, so that two workers cannot write the same volume. */
export async function lockMetricRun(client: pg.ClientBase, id: string): Promise<RecordState | null> {
  const { rows } = await client.query('SELECT state FROM metric_run WHERE id = $1 FOR UPDATE', [id]);
  return rows[0]?.state ?? null;
}

export async function holdsSlice(
  client: pg.ClientBase,
  metricRunId: string,
  sliceId: bigint,
): Promise<boolean> {
  const text = 'SELECT 1 FROM metric_slice WHERE metric_run_id = $1 AND slice_id = $2';
  const { rows } = await client.query(text, [metricRunId, String(sliceId)]);
  return rows.length > 0;
}

export async function copyCases(
  client: pg.ClientBase,
  metricRunId: string,
  definitionNumbers: readonly number[],
  cases: readonly (EvaluatedCase & { readonly sizeBin: number })[],
): Promise<void> {
  // Slices first: the trigger on metric_value takes bin, axis and patient from them.
  await copyRows(
    client,
    'metric_slice',
    [
      ...['metric_run_id', 'slice_id', 'patient_id', 'prediction_id', 'axis', 'size_bin', 'area_mm2'],
      ...['reference_pixels', 'predicted_pixels'],
    ],
    sliceRows(metricRunId, cases),
  );
  await copyRows(
    client,
    'metric_value',
    ['metric_run_id', 'definition_number', 'slice_id', 'state', 'value'],
    valueRows(metricRunId, definitionNumbers, cases),
  );
}

function* sliceRows(
  metricRunId: string,
  cases: readonly (EvaluatedCase & { readonly sizeBin: number })[],
): Generator<(string | number | bigint | null)[]> {
  for (const { slice, predictionId, sizeBin, referencePixels, predictedPixels } of cases) {
    const { sliceId, patientId, axis, areaMm2 } = slice;
    yield [
      ...[metricRunId, sliceId, patientId, predictionId, axis, sizeBin, areaMm2],
      ...[referencePixels, predictedPixels],
    ];
  }
}

function* valueRows(
  metricRunId: string,
  definitionNumbers: readonly number[],
  cases: readonly EvaluatedCase[],
): Generator<(string | number | bigint | null)[]> {
  for (const { slice, outcomes } of cases) {
    for (const [n, outcome] of outcomes.entries()) {
      const value = outcome.state === 'DEFINED' ? outcome.value : null;
      yield [metricRunId, definitionNumbers[n], slice.sliceId, outcome.state, value];
    }
  }
}
