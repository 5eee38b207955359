import type {
  Annotator,
  AnnotatorRun,
  LabelSource,
  Model,
  Prisma,
  TrainingSet,
} from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

// ---------------------------------------------------------------------------------------- training sets

export const findTrainingSets = (db: Database): Promise<TrainingSet[]> =>
  db.trainingSet.findMany({ orderBy: { id: 'desc' } });

export const findTrainingSetsByIds = (db: Database, ids: readonly string[]): Promise<TrainingSet[]> =>
  db.trainingSet.findMany({ where: { id: { in: [...ids] } } });

export const findTrainingSetByHash = (db: Database, hash: string): Promise<TrainingSet | null> =>
  db.trainingSet.findUnique({ where: { hash } });

export const insertTrainingSet = (
  db: Database,
  data: Prisma.TrainingSetUncheckedCreateInput,
): Promise<TrainingSet> => db.trainingSet.create({ data });

export const findFreezeWithRule = (db: Database, id: string) =>
  db.freeze.findUnique({ where: { id }, include: { sliceRule: true } });

/** The label sources that slices of a freeze have, in the order of their declaration. */
export async function findLabelSourcesOfFreeze(db: Database, freezeId: string): Promise<LabelSource[]> {
  const rows = await db.$queryRaw<{ labelSource: LabelSource }[]>`
    SELECT DISTINCT g.label_source AS "labelSource"
    FROM freeze_member m JOIN slice s ON s.id = m.slice_id JOIN slicing g ON g.id = s.slicing_id
    WHERE m.freeze_id = ${freezeId}::uuid ORDER BY 1`;
  return rows.map((row) => row.labelSource);
}

// ----------------------------------------------------------------------------------------------- models

export const findModels = (db: Database): Promise<Model[]> => db.model.findMany({ orderBy: { id: 'desc' } });

export const findModelsByIds = (db: Database, ids: readonly string[]): Promise<Model[]> =>
  db.model.findMany({ where: { id: { in: [...ids] } } });

export const findEqualModel = (
  db: Database,
  blobHash: string,
  inferenceSpec: Prisma.InputJsonObject,
): Promise<Model | null> =>
  db.model.findFirst({ where: { blobHash, inferenceSpec: { equals: inferenceSpec } } });

export const insertModel = (db: Database, data: Prisma.ModelUncheckedCreateInput): Promise<Model> =>
  db.model.create({ data });

// --------------------------------------------------------------------------------------- annotator runs

export const findAnnotatorRuns = (db: Database): Promise<AnnotatorRun[]> =>
  db.annotatorRun.findMany({ orderBy: { id: 'desc' } });

export const findAnnotatorRunsByIds = (db: Database, ids: readonly string[]): Promise<AnnotatorRun[]> =>
  db.annotatorRun.findMany({ where: { id: { in: [...ids] } } });

export const findAnnotatorByName = (db: Database, name: string): Promise<Annotator | null> =>
  db.annotator.findUnique({ where: { name } });

export const insertAnnotatorRun = (
  db: Database,
  data: Prisma.AnnotatorRunUncheckedCreateInput,
): Promise<AnnotatorRun> => db.annotatorRun.create({ data });
