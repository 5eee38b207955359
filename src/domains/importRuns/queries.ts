import { pageById } from '../../database/pageById.ts';
import type {
  Annotation,
  ImportItem,
  ImportRun,
  LandmarkSet,
  Patient,
  Prisma,
  Volume,
} from '../../generated/prisma/client.ts';
import type { ImportItemFilter, ImportRunFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn, nullableConditionsOn } from '../../graphql/filters.ts';

type Database = Prisma.TransactionClient;

// ------------------------------------------------------------------------------------------------ runs

export const importRunWhere = (filter: ImportRunFilter | null | undefined): Prisma.ImportRunWhereInput => ({
  AND: conditionsOn(filter?.dataSetName, (dataSetName) => ({ dataSetName })),
  ...(filter?.layout && { layout: { in: [...filter.layout] } }),
  ...(filter?.state && { state: { in: [...filter.state] } }),
  ...(filter?.dryRun != null && { dryRun: filter.dryRun }),
});

/** Newest first. */
export const findImportRuns = (
  db: Database,
  where: Prisma.ImportRunWhereInput,
  { take, afterKey }: PageRequest,
): Promise<ImportRun[]> =>
  db.importRun.findMany({
    where: afterKey === null ? where : { AND: [where, { id: { lt: afterKey } }] },
    take,
    orderBy: { id: 'desc' },
  });

export const countImportRuns = (db: Database, where: Prisma.ImportRunWhereInput): Promise<number> =>
  db.importRun.count({ where });

export const findImportRun = (db: Database, id: string): Promise<ImportRun | null> =>
  db.importRun.findUnique({ where: { id } });

export const insertImportRun = (
  db: Database,
  data: Prisma.ImportRunUncheckedCreateInput,
): Promise<ImportRun> => db.importRun.create({ data });

export const linkImportRunJob = (db: Database, id: string, jobId: string): Promise<ImportRun> =>
  db.importRun.update({ where: { id }, data: { jobId } });

type RunEnd =
  | { state: 'COMPLETED' | 'CANCELLED' }
  | { state: 'FAILED'; errorCode: string; errorMessage: string };

/** Ends a run that is still open; tells by its count whether it was. */
export const endImportRun = (db: Database, id: string, end: RunEnd): Promise<{ count: number }> =>
  db.importRun.updateMany({ where: { id, state: 'PENDING' }, data: { ...end, completedAt: new Date() } });

// ----------------------------------------------------------------------------------------------- items

export const importItemWhere = (
  runId: string,
  filter: ImportItemFilter | null | undefined,
): Prisma.ImportItemWhereInput => ({
  runId,
  AND: nullableConditionsOn(filter?.patient, (patient) => ({ patient })),
  ...(filter?.kind && { kind: { in: [...filter.kind] } }),
  ...(filter?.outcome && { outcome: { in: [...filter.outcome] } }),
  ...(filter?.reason && { reason: { in: [...filter.reason] } }),
});

export const findImportItems = (
  db: Database,
  where: Prisma.ImportItemWhereInput,
  page: PageRequest,
): Promise<ImportItem[]> => db.importItem.findMany(pageById(where, page));

export const countImportItems = (db: Database, where: Prisma.ImportItemWhereInput): Promise<number> =>
  db.importItem.count({ where });

export const findItemsOfRun = (db: Database, runId: string): Promise<ImportItem[]> =>
  db.importItem.findMany({ where: { runId } });

export const insertImportItems = (db: Database, data: Prisma.ImportItemCreateManyInput[]) =>
  db.importItem.createMany({ data });

export interface ItemCount {
  readonly runId: string;
  readonly kind: ImportItem['kind'];
  readonly outcome: ImportItem['outcome'];
  readonly reason: ImportItem['reason'];
  readonly count: number;
}

export async function countItemsByRun(db: Database, runIds: readonly string[]): Promise<ItemCount[]> {
  const groups = await db.importItem.groupBy({
    by: ['runId', 'kind', 'outcome', 'reason'],
    where: { runId: { in: [...runIds] } },
    _count: true,
    orderBy: [{ kind: 'asc' }, { outcome: 'asc' }, { reason: 'asc' }],
  });
  return groups.map(({ _count: count, ...group }) => ({ ...group, count }));
}

/** The newest item of every file of earlier runs over the same folder that stands for a record. */
export const findEarlierItems = (db: Database, run: ImportRun): Promise<ImportItem[]> =>
  db.importItem.findMany({
    where: {
      run: { dataSetId: run.dataSetId, rootPath: run.rootPath, dryRun: false, id: { lt: run.id } },
      outcome: { in: ['IMPORTED', 'UNCHANGED', 'SUPERSEDED'] },
      kind: { in: ['VOLUME', 'ANNOTATION', 'LANDMARKS'] },
    },
    distinct: ['kind', 'key'],
    orderBy: [{ kind: 'asc' }, { key: 'asc' }, { id: 'desc' }],
  });

// --------------------------------------------------------------------------------- what is there already

export const findPatientByPseudonym = (
  db: Database,
  dataSetId: string,
  pseudonym: string,
): Promise<Patient | null> =>
  db.patient.findUnique({ where: { dataSetId_pseudonym: { dataSetId, pseudonym } } });

export const findCurrentVolume = (
  db: Database,
  patientId: string,
  name: string,
): Promise<(Volume & { sources: { hash: string }[] }) | null> =>
  db.volume.findFirst({
    where: { patientId, name, supersededBy: { is: null } },
    orderBy: { id: 'desc' },
    include: { sources: { orderBy: { ordinal: 'asc' } } },
  });

/** A volume with the same voxels, of another patient of the data set. */
export const findVolumeOfOtherPatient = (
  db: Database,
  dataSetId: string,
  patientId: string | null,
  blobHash: string,
): Promise<(Volume & { patient: Patient }) | null> =>
  db.volume.findFirst({
    where: { blobHash, patient: { dataSetId }, ...(patientId && { patientId: { not: patientId } }) },
    include: { patient: true },
  });

export const findCurrentAnnotation = (
  db: Database,
  label: {
    volumeId: string;
    structure: Annotation['structure'];
    annotator: string | null;
    tool: string | null;
  },
): Promise<(Annotation & { sources: { hash: string }[] }) | null> =>
  db.annotation.findFirst({
    where: {
      volumeId: label.volumeId,
      structure: label.structure,
      tool: label.tool,
      annotator: label.annotator === null ? null : { name: label.annotator },
      supersededBy: { is: null },
    },
    orderBy: { id: 'desc' },
    include: { sources: { orderBy: { ordinal: 'asc' } } },
  });

export const findCurrentLandmarks = (
  db: Database,
  movingVolumeId: string,
  fixedVolumeId: string,
): Promise<LandmarkSet | null> =>
  db.landmarkSet.findFirst({
    where: { movingVolumeId, fixedVolumeId, supersededBy: { is: null } },
    orderBy: { id: 'desc' },
  });
