import type {
  Annotation,
  Annotator,
  DicomSeries,
  LandmarkSet,
  Patient,
  Prisma,
  Procedure,
  Volume,
} from '../../generated/prisma/client.ts';
import type { SourceFileRecord } from '../../graphql/records.ts';

type Database = Prisma.TransactionClient;

/**
 * Finds or makes the patient and the procedure that a volume belongs to. Of several imports that make the same at
 * once, the others wait for the first and then find what it made; Prisma's upsert would fail them.
 */
export async function ensurePatientAndProcedure(
  db: Database,
  input: { dataSetId: string; pseudonym: string; histology: string | null; procedureNumber: number },
): Promise<{ patient: Patient; procedure: Procedure }> {
  const { procedureNumber, ...facts } = input;
  const { patient } = await makePatient(db, facts);
  const key = { patientId: patient.id, procedureNumber };
  await db.procedure.createMany({ data: [key], skipDuplicates: true });
  const procedure = await db.procedure.findUniqueOrThrow({ where: { patientId_procedureNumber: key } });
  return { patient, procedure };
}

/** Finds or makes a patient, in the same way. */
export async function makePatient(
  db: Database,
  { dataSetId, pseudonym, histology }: { dataSetId: string; pseudonym: string; histology: string | null },
): Promise<{ patient: Patient; isNew: boolean }> {
  const data = [{ dataSetId, pseudonym, histology }];
  const { count } = await db.patient.createMany({ data, skipDuplicates: true });
  const patient = await db.patient.findUniqueOrThrow({
    where: { dataSetId_pseudonym: { dataSetId, pseudonym } },
  });
  return { patient, isNew: count === 1 };
}

export const findVolumeByContent = (
  db: Database,
  patientId: string,
  blobHash: string,
): Promise<Volume | null> => db.volume.findUnique({ where: { patientId_blobHash: { patientId, blobHash } } });

export const insertVolume = (db: Database, data: Prisma.VolumeUncheckedCreateInput): Promise<Volume> =>
  db.volume.create({ data });

/** The files that a volume was read from, in the order of reading. */
export const insertVolumeSources = async (
  db: Database,
  volumeId: string,
  sources: readonly SourceFileRecord[],
): Promise<void> => {
  await db.volumeSource.createMany({
    data: sources.map((source, ordinal) => ({ volumeId, ordinal, ...source })),
  });
};

export const findEqualAnnotation = (
  db: Database,
  where: {
    volumeId: string;
    structure: Annotation['structure'];
    blobHash: string;
    annotatorId: string | null;
  },
): Promise<Annotation | null> => db.annotation.findFirst({ where });

export const findAnnotationSuperseding = (db: Database, id: string): Promise<Annotation | null> =>
  db.annotation.findUnique({ where: { supersedesId: id } });

export const insertAnnotation = (
  db: Database,
  data: Prisma.AnnotationUncheckedCreateInput,
): Promise<Annotation> => db.annotation.create({ data });

export const insertAnnotationSources = async (
  db: Database,
  annotationId: string,
  sources: readonly SourceFileRecord[],
): Promise<void> => {
  await db.annotationSource.createMany({
    data: sources.map((source, ordinal) => ({ annotationId, ordinal, ...source })),
  });
};

/** Finds or makes the annotator of this name, as ensurePatientAndProcedure does. */
export async function ensureAnnotator(db: Database, name: string): Promise<Annotator> {
  await db.annotator.createMany({ data: [{ name }], skipDuplicates: true });
  return db.annotator.findUniqueOrThrow({ where: { name } });
}

export const findEqualLandmarkSet = (
  db: Database,
  key: { movingVolumeId: string; fixedVolumeId: string; blobHash: string },
): Promise<LandmarkSet | null> =>
  db.landmarkSet.findUnique({ where: { movingVolumeId_fixedVolumeId_blobHash: key } });

export const findLandmarkSet = (db: Database, id: string): Promise<LandmarkSet | null> =>
  db.landmarkSet.findUnique({ where: { id } });

export const findLandmarkSetSuperseding = (db: Database, id: string): Promise<LandmarkSet | null> =>
  db.landmarkSet.findUnique({ where: { supersedesId: id } });

export const insertLandmarkSet = (
  db: Database,
  data: Prisma.LandmarkSetUncheckedCreateInput,
): Promise<LandmarkSet> => db.landmarkSet.create({ data });

/** Remembers the DICOM series that a volume was read from. */
export const insertDicomSeries = (
  db: Database,
  data: Prisma.DicomSeriesUncheckedCreateInput,
): Promise<DicomSeries> => db.dicomSeries.create({ data });

export const findDicomSeries = (db: Database, volumeId: string): Promise<DicomSeries | null> =>
  db.dicomSeries.findUnique({ where: { volumeId } });
