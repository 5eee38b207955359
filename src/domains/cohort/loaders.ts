import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type {
  AnnotationRecord,
  AnnotatorRecord,
  DataSetRecord,
  PatientRecord,
  SourceFileRecord,
  StoredFileRecord,
  VolumeRecord,
} from '../../graphql/records.ts';
import * as queries from './queries.ts';

/** Batch functions for `load`; a row that a foreign key names always exists. */
type ById<Row> = BatchFunction<string, Row>;

export const dataSetById: ById<DataSetRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findDataSetsByIds(app.prisma, ids), (row) => row.id) as DataSetRecord[];

export const patientCountByDataSet: BatchFunction<string, number> = async ({ app }, ids) => {
  const counts = await queries.countPatientsByDataSet(app.prisma, ids);
  return ids.map((id) => counts.get(id) ?? 0);
};

export const collectionByDataSet: BatchFunction<string, string | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findCollections(app.prisma, ids), (row) => row.dataSetId).map(
    (row) => row?.collection ?? null,
  );

export const sourcesByDataSet: BatchFunction<string, DataSetRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findSourceDataSets(app.prisma, ids), (row) => row.dataSetId).map((rows) =>
    rows.map(({ source }) => source),
  );

export const patientById: ById<PatientRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findPatientsByIds(app.prisma, ids), (row) => row.id) as PatientRecord[];

export const samePersonsByPatient: BatchFunction<string, PatientRecord[]> = async ({ app }, ids) => {
  const links = await queries.findSamePersons(app.prisma, ids);
  return groupByKey(ids, links, (link) => link.patientId).map((group) =>
    group.map((link) => link.samePerson),
  );
};

export const procedureNumberById: BatchFunction<string, number> = async ({ app }, ids) => {
  const rows = await queries.findProceduresByIds(app.prisma, ids);
  return inKeyOrder(ids, rows, (row) => row.id).map((row) => row?.procedureNumber as number);
};

export const volumeById: ById<VolumeRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findVolumesByIds(app.prisma, ids), (row) => row.id) as VolumeRecord[];

export const volumesByPatient: BatchFunction<string, VolumeRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findVolumesByPatients(app.prisma, ids), (row) => row.patientId);

export const volumeSuperseding: BatchFunction<string, VolumeRecord | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findVolumesSuperseding(app.prisma, ids), (row) => row.supersedesId as string);

export const annotationsByVolume: BatchFunction<string, AnnotationRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findAnnotationsByVolumes(app.prisma, ids), (row) => row.volumeId);

export const sourcesByVolume: BatchFunction<string, SourceFileRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findSourcesByVolumes(app.prisma, ids), (row) => row.volumeId);

export const sourcesByAnnotation: BatchFunction<string, SourceFileRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findSourcesByAnnotations(app.prisma, ids), (row) => row.annotationId);

export const annotationById: ById<AnnotationRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findAnnotationsByIds(app.prisma, ids), (row) => row.id) as AnnotationRecord[];

export const annotatorById: ById<AnnotatorRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findAnnotatorsByIds(app.prisma, ids), (row) => row.id) as AnnotatorRecord[];

export const storedFileByHash: ById<StoredFileRecord> = async ({ app }, hashes) =>
  inKeyOrder(
    hashes,
    await queries.findBlobsByHashes(app.prisma, hashes),
    (row) => row.hash,
  ) as StoredFileRecord[];
