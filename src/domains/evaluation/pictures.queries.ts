import type { Prisma } from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

/** A slice with its volume and the label that it was measured on. */
export const findSliceToPicture = (db: Database, id: bigint) =>
  db.slice.findUnique({
    where: { id },
    include: {
      slicing: { include: { volume: { include: { patient: true } }, annotation: true, pseudoLabel: true } },
    },
  });

export type SliceToPicture = NonNullable<Awaited<ReturnType<typeof findSliceToPicture>>>;

/** A case with what was computed for it, definitions in their order. */
export const findCaseToPicture = (db: Database, metricRunId: string, sliceId: bigint) =>
  db.metricSlice.findUnique({
    where: { metricRunId_sliceId: { metricRunId, sliceId } },
    include: {
      metricRun: { include: { model: true, annotatorRun: true } },
      values: { include: { definition: true }, orderBy: { definitionNumber: 'asc' } },
    },
  });

export type CaseToPicture = NonNullable<Awaited<ReturnType<typeof findCaseToPicture>>>;

export const findPredictionOfCase = (db: Database, id: string) => db.prediction.findUnique({ where: { id } });
