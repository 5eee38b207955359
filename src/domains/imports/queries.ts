import type {
  Annotation,
  Annotator,
  LandmarkSet,
  Patient,
  Prisma,
  Procedure,
  Volume,
} from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

/** Finds or makes the patient and the procedure that a volume belongs to. */
export async function upsertPatientAndProcedure(
  db: Database,
  input: { dataSetId: string; pseudonym: string; histology: string | null; procedureNumber: number },
): Promise<{ patient: Patient; procedure: Procedure }> {
  const { dataSetId, pseudonym, histology, procedureNumber } = input;
  const patient = await db.patient.upsert({
    where: { dataSetId_pseudonym: { dataSetId, pseudonym } },
    create: { dataSetId, pseudonym, histology },
    update: {},
  });
  const procedure = await db.procedure.upsert({
    where: { patientId_procedureNumber: { patientId: patient.id, procedureNumber } },
    create: { patientId: patient.id, procedureNumber },
    update: {},
  });
  return { patient, procedure };
}

export const findVolumeByContent = (
  db: Database,
  patientId: string,
  blobHash: string,
): Promise<Volume | null> => db.volume.findUnique({ where: { patientId_blobHash: { patientId, blobHash } } });

export const insertVolume = (db: Database, data: Prisma.VolumeUncheckedCreateInput): Promise<Volume> =>
  db.volume.create({ data });

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

export const upsertAnnotator = (db: Database, name: string): Promise<Annotator> =>
  db.annotator.upsert({ where: { name }, create: { name }, update: {} });

export const findEqualLandmarkSet = (
  db: Database,
  key: { movingVolumeId: string; fixedVolumeId: string; blobHash: string },
): Promise<LandmarkSet | null> =>
  db.landmarkSet.findUnique({ where: { movingVolumeId_fixedVolumeId_blobHash: key } });

export const insertLandmarkSet = (
  db: Database,
  data: Prisma.LandmarkSetUncheckedCreateInput,
): Promise<LandmarkSet> => db.landmarkSet.create({ data });
