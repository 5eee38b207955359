import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type {
  AnnotatorRunRecord,
  ModelRecord,
  PredictionRecord,
  TrainingSetRecord,
} from '../../graphql/records.ts';
import { findPredictionsByIds } from './predictions.queries.ts';
import * as queries from './queries.ts';

/** Batch functions for `load`; a row that a foreign key names always exists. */
type ById<Row> = BatchFunction<string, Row>;

export const trainingSetById: ById<TrainingSetRecord> = async ({ app }, ids) =>
  inKeyOrder(
    ids,
    await queries.findTrainingSetsByIds(app.prisma, ids),
    (row) => row.id,
  ) as TrainingSetRecord[];

export const modelById: ById<ModelRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findModelsByIds(app.prisma, ids), (row) => row.id) as ModelRecord[];

export const annotatorRunById: ById<AnnotatorRunRecord> = async ({ app }, ids) =>
  inKeyOrder(
    ids,
    await queries.findAnnotatorRunsByIds(app.prisma, ids),
    (row) => row.id,
  ) as AnnotatorRunRecord[];

export const predictionById: ById<PredictionRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await findPredictionsByIds(app.prisma, ids), (row) => row.id) as PredictionRecord[];
