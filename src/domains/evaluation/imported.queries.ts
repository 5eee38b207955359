import type { MetricRun, Prisma, ResultImport } from '../../generated/prisma/client.ts';
import type { EvaluatedCase } from './types.ts';

type Database = Prisma.TransactionClient;

type BinnedCase = EvaluatedCase & { readonly sizeBin: number };

/** Rows of one statement; each has some ten parameters of this length. */
const CASES_AT_ONCE = 5000;

export const insertResultImport = (
  db: Database,
  data: Prisma.ResultImportUncheckedCreateInput,
): Promise<ResultImport> => db.resultImport.create({ data });

/** A completed import of the same file for the same producer and freeze. */
export const findEqualResultImport = (
  db: Database,
  {
    freezeId,
    modelId = null,
    annotatorRunId = null,
  }: Pick<Prisma.MetricRunUncheckedCreateInput, 'freezeId' | 'modelId' | 'annotatorRunId'>,
  { blobHash, label }: { readonly blobHash: string; readonly label: number },
): Promise<ResultImport | null> =>
  db.resultImport.findFirst({ where: { blobHash, label, metricRun: { freezeId, modelId, annotatorRunId } } });

export const findResultImportsByRuns = (
  db: Database,
  metricRunIds: readonly string[],
): Promise<ResultImport[]> => db.resultImport.findMany({ where: { metricRunId: { in: [...metricRunIds] } } });

/** Cases and values of an open run, inside the caller's transaction. */
export async function insertCases(
  db: Database,
  { id }: MetricRun,
  definitionNumbers: readonly number[],
  cases: readonly BinnedCase[],
): Promise<void> {
  for (let from = 0; from < cases.length; from += CASES_AT_ONCE) {
    const some = cases.slice(from, from + CASES_AT_ONCE);
    await insertSlices(db, id, some);
    await insertValues(db, id, definitionNumbers, some);
  }
}

async function insertSlices(db: Database, runId: string, cases: readonly BinnedCase[]): Promise<void> {
  const column = <Value>(read: (each: BinnedCase) => Value): Value[] => cases.map(read);
  await db.$executeRaw`
    INSERT INTO metric_slice (metric_run_id, slice_id, patient_id, prediction_id, axis, size_bin, area_mm2,
                              reference_pixels, predicted_pixels)
    SELECT ${runId}::uuid, row.slice_id, row.patient_id, row.prediction_id, row.axis::slice_axis, row.size_bin, row.area,
           row.reference, row.predicted
    FROM unnest(${column((c) => c.slice.sliceId)}::bigint[], ${column((c) => c.slice.patientId)}::uuid[],
                ${column((c) => c.predictionId)}::uuid[], ${column((c) => c.slice.axis)}::text[],
                ${column((c) => c.sizeBin)}::smallint[], ${column((c) => c.slice.areaMm2)}::float8[],
                ${column((c) => c.referencePixels)}::int[], ${column((c) => c.predictedPixels)}::int[])
      AS row (slice_id, patient_id, prediction_id, axis, size_bin, area, reference, predicted)`;
}

async function insertValues(
  db: Database,
  runId: string,
  numbers: readonly number[],
  cases: readonly BinnedCase[],
): Promise<void> {
  for (const [n, number] of numbers.entries()) {
    const outcomes = cases.map((each) => each.outcomes[n]);
    await db.$executeRaw`
      INSERT INTO metric_value (metric_run_id, definition_number, slice_id, state, value)
      SELECT ${runId}::uuid, ${number}::smallint, row.slice_id, row.state::metric_state, row.value
      FROM unnest(${cases.map((each) => each.slice.sliceId)}::bigint[], ${outcomes.map(({ state }) => state)}::text[],
                  ${outcomes.map((outcome) => (outcome.state === 'DEFINED' ? outcome.value : null))}::float8[])
        AS row (slice_id, state, value)`;
  }
}
