import { pageById } from '../../database/pageById.ts';
import type {
  Annotation,
  AnnotationSource,
  Annotator,
  Blob,
  DataSet,
  DataSetCollection,
  LandmarkSet,
  Patient,
  PatientIdentity,
  Prisma,
  Procedure,
  Visibility,
  Volume,
  VolumeSource,
} from '../../generated/prisma/client.ts';
import type { PatientFilter, VolumeFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn, logicalWhere, nullableConditionsOn } from '../../graphql/filters.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';

type Database = Prisma.TransactionClient;

export const findDataSets = (db: Database): Promise<DataSet[]> =>
  db.dataSet.findMany({ orderBy: { name: 'asc' } });

export const findDataSetsByIds = (db: Database, ids: readonly string[]): Promise<DataSet[]> =>
  db.dataSet.findMany({ where: { id: { in: [...ids] } } });

/** A closed data set has its maker as first member. */
export const insertDataSet = (
  db: Database,
  data: Prisma.DataSetCreateInput,
  userId: string,
): Promise<DataSet> =>
  db.dataSet.create({
    data: {
      ...data,
      ...(data.visibility === 'CLOSED' && { members: { create: { userId, grantedById: userId } } }),
    },
  });

export const updateVisibility = (db: Database, id: string, visibility: Visibility): Promise<DataSet> =>
  db.dataSet.update({ where: { id }, data: { visibility } });

export async function countPatientsByDataSet(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const groups = await db.patient.groupBy({
    by: ['dataSetId'],
    where: { dataSetId: { in: [...ids] } },
    _count: true,
  });
  return new Map(groups.map((group) => [group.dataSetId, group._count]));
}

export function patientWhere(filter: PatientFilter | null | undefined): Prisma.PatientWhereInput {
  return logicalWhere<PatientFilter, Prisma.PatientWhereInput>(filter, (f) => [
    ...conditionsOn(f.pseudonym, (pseudonym) => ({ pseudonym })),
    ...nullableConditionsOn(f.histology, (histology) => ({ histology })),
    ...conditionsOn(f.dataSetName, (name) => ({ dataSet: { name } })),
    ...(f.excluded != null
      ? [{ exclusions: { [f.excluded ? 'some' : 'none']: { active: { isNot: null } } } }]
      : []),
  ]);
}

export const findPatients = (
  db: Database,
  where: Prisma.PatientWhereInput,
  page: PageRequest,
): Promise<Patient[]> => db.patient.findMany(pageById(where, page));

export const countPatients = (db: Database, where: Prisma.PatientWhereInput): Promise<number> =>
  db.patient.count({ where });

export const findPatientsByIds = (db: Database, ids: readonly string[]): Promise<Patient[]> =>
  db.patient.findMany({ where: { id: { in: [...ids] } } });

export async function findSamePersons(
  db: Database,
  patientIds: readonly string[],
): Promise<{ readonly patientId: string; readonly samePerson: Patient }[]> {
  const ids = [...patientIds];
  const links = await db.patientLink.findMany({
    where: { OR: [{ patientId: { in: ids } }, { samePersonAsId: { in: ids } }] },
    include: { patient: true, samePersonAs: true },
  });
  return links.flatMap((link) => [
    { patientId: link.patientId, samePerson: link.samePersonAs },
    { patientId: link.samePersonAsId, samePerson: link.patient },
  ]);
}

export async function patientLinkExists(db: Database, one: string, other: string): Promise<boolean> {
  const pairs = [
    { patientId: one, samePersonAsId: other },
    { patientId: other, samePersonAsId: one },
  ];
  return (await db.patientLink.count({ where: { OR: pairs } })) > 0;
}

export const insertPatientLink = (db: Database, data: Prisma.PatientLinkUncheckedCreateInput) =>
  db.patientLink.create({ data });

export const findIdentity = (db: Database, patientId: string): Promise<PatientIdentity | null> =>
  db.patientIdentity.findUnique({ where: { patientId } });

export const findPatientsOfIdentity = (
  db: Database,
  collection: string,
  subject: string,
): Promise<PatientIdentity[]> =>
  db.patientIdentity.findMany({ where: { collection, subject }, orderBy: { patientId: 'asc' } });

export const insertIdentity = (
  db: Database,
  data: Prisma.PatientIdentityUncheckedCreateInput,
): Promise<PatientIdentity> => db.patientIdentity.create({ data });

/** Other patients who have a volume with this content. */
export async function findPatientsWithVoxels(
  db: Database,
  blobHash: string,
  exceptPatientId: string,
): Promise<string[]> {
  const rows = await db.volume.findMany({
    where: { blobHash, patientId: { not: exceptPatientId } },
    select: { patientId: true },
    distinct: ['patientId'],
  });
  return rows.map(({ patientId }) => patientId);
}

export const findCollections = (db: Database, dataSetIds: readonly string[]): Promise<DataSetCollection[]> =>
  db.dataSetCollection.findMany({ where: { dataSetId: { in: [...dataSetIds] } } });

/** Data sets that are copies of the collections that these were made from, with the data set made from them. */
export async function findSourceDataSets(
  db: Database,
  dataSetIds: readonly string[],
): Promise<{ readonly dataSetId: string; readonly source: DataSet }[]> {
  const derived = await db.dataSetCollection.findMany({
    where: { dataSetId: { in: [...dataSetIds] }, derivedFrom: { not: null } },
  });
  const sources = await db.dataSetCollection.findMany({
    where: { collection: { in: derived.map((row) => row.derivedFrom as string) } },
    include: { dataSet: true },
    orderBy: { dataSetId: 'asc' },
  });
  return derived.flatMap(({ dataSetId, derivedFrom }) =>
    sources
      .filter(({ collection }) => collection === derivedFrom)
      .map(({ dataSet }) => ({ dataSetId, source: dataSet })),
  );
}

export const insertCollection = (
  db: Database,
  data: Prisma.DataSetCollectionUncheckedCreateInput,
): Promise<DataSetCollection> => db.dataSetCollection.create({ data });

export const findDataSetByName = (db: Database, name: string): Promise<DataSet | null> =>
  db.dataSet.findUnique({ where: { name } });

export const findProceduresByIds = (db: Database, ids: readonly string[]): Promise<Procedure[]> =>
  db.procedure.findMany({ where: { id: { in: [...ids] } } });

export function volumeWhere(filter: VolumeFilter | null | undefined): Prisma.VolumeWhereInput {
  return logicalWhere<VolumeFilter, Prisma.VolumeWhereInput>(filter, (f) => [
    ...(f.patientId != null ? [{ patientId: requireUuid(f.patientId, 'patient') }] : []),
    ...conditionsOn(f.name, (name) => ({ name })),
    ...(f.modality ? [{ modality: { in: [...f.modality] } }] : []),
    ...(f.sequence ? [{ sequence: { in: [...f.sequence] } }] : []),
    ...(f.phase ? [{ phase: { in: [...f.phase] } }] : []),
    ...conditionsOn(f.dataSetName, (name) => ({ patient: { dataSet: { name } } })),
    ...(f.annotated != null ? [{ annotations: { [f.annotated ? 'some' : 'none']: {} } }] : []),
  ]);
}

export const findVolumes = (
  db: Database,
  where: Prisma.VolumeWhereInput,
  page: PageRequest,
): Promise<Volume[]> => db.volume.findMany(pageById(where, page));

export const countVolumes = (db: Database, where: Prisma.VolumeWhereInput): Promise<number> =>
  db.volume.count({ where });

export const findVolumesByIds = (db: Database, ids: readonly string[]): Promise<Volume[]> =>
  db.volume.findMany({ where: { id: { in: [...ids] } } });

export const findVolumesByPatients = (db: Database, patientIds: readonly string[]): Promise<Volume[]> =>
  db.volume.findMany({ where: { patientId: { in: [...patientIds] } }, orderBy: { id: 'asc' } });

export const findVolumesSuperseding = (db: Database, ids: readonly string[]): Promise<Volume[]> =>
  db.volume.findMany({ where: { supersedesId: { in: [...ids] } } });

export const findAnnotationsByVolumes = (db: Database, volumeIds: readonly string[]): Promise<Annotation[]> =>
  db.annotation.findMany({ where: { volumeId: { in: [...volumeIds] } }, orderBy: { id: 'asc' } });

export const findAnnotationsByIds = (db: Database, ids: readonly string[]): Promise<Annotation[]> =>
  db.annotation.findMany({ where: { id: { in: [...ids] } } });

export const findAnnotatorsByIds = (db: Database, ids: readonly string[]): Promise<Annotator[]> =>
  db.annotator.findMany({ where: { id: { in: [...ids] } } });

export const findLandmarkSetsByFixedVolume = (db: Database, fixedVolumeId: string): Promise<LandmarkSet[]> =>
  db.landmarkSet.findMany({
    where: { fixedVolumeId, supersededBy: { is: null } },
    orderBy: { id: 'asc' },
  });

export const findLandmarkSetsByIds = (db: Database, ids: readonly string[]): Promise<LandmarkSet[]> =>
  db.landmarkSet.findMany({ where: { id: { in: [...ids] } } });

export const findBlobsByHashes = (db: Database, hashes: readonly string[]): Promise<Blob[]> =>
  db.blob.findMany({ where: { hash: { in: [...hashes] } } });

export const findSourcesByVolumes = (db: Database, ids: readonly string[]): Promise<VolumeSource[]> =>
  db.volumeSource.findMany({ where: { volumeId: { in: [...ids] } }, orderBy: { ordinal: 'asc' } });

export const findSourcesByAnnotations = (db: Database, ids: readonly string[]): Promise<AnnotationSource[]> =>
  db.annotationSource.findMany({ where: { annotationId: { in: [...ids] } }, orderBy: { ordinal: 'asc' } });
