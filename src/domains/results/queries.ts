import type { Prisma, TrainingImport } from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

export const findTrainingImports = (db: Database, freezeId: string | null): Promise<TrainingImport[]> =>
  db.trainingImport.findMany({ where: freezeId === null ? {} : { freezeId }, orderBy: { id: 'desc' } });

export const insertTrainingImport = (
  db: Database,
  data: Prisma.TrainingImportUncheckedCreateInput,
): Promise<TrainingImport> => db.trainingImport.create({ data });
