import type { Prisma } from '../../generated/prisma/client.ts';
import type { FreezeSlice } from './types.ts';

type Database = Prisma.TransactionClient;

/** Every slice of a freeze with its volume, label, registration and fold, in the freeze's order. */
export function findFreezeCases(db: Database, freezeId: string): Promise<FreezeSlice[]> {
  return db.$queryRaw`
    SELECT s.id AS "sliceId", s.axis, s.index, s.pixel_count AS "pixelCount", s.area_mm2 AS "areaMm2",
           v.id AS "volumeId", v.name AS "volumeName", v.blob_hash AS "volumeBlobHash", v.size, v.spacing_mm AS "spacingMm",
           v.origin_lps AS "originLps", v.direction, p.id AS "patientId", p.pseudonym, d.name AS "dataSet", f.fold,
           g.label_source AS "labelSource", coalesce(a.blob_hash, l.blob_hash) AS "labelBlobHash",
           l.registration_id AS "registrationId", r.method AS "registrationMethod"
    FROM freeze_member m JOIN slice s ON s.id = m.slice_id JOIN slicing g ON g.id = s.slicing_id
      JOIN volume v ON v.id = m.volume_id JOIN patient p ON p.id = m.patient_id JOIN data_set d ON d.id = p.data_set_id
      JOIN freeze_fold f ON f.freeze_id = m.freeze_id AND f.patient_id = m.patient_id
      LEFT JOIN annotation a ON a.id = g.annotation_id LEFT JOIN pseudo_label l ON l.id = g.pseudo_label_id
      LEFT JOIN registration r ON r.id = l.registration_id
    WHERE m.freeze_id = ${freezeId}::uuid ORDER BY m.ordinal`;
}

export const findFreezeWithRule = (db: Database, id: string) =>
  db.freeze.findUnique({ where: { id }, include: { sliceRule: true } });

export const findVolumeToExport = (db: Database, id: string) =>
  db.volume.findUnique({ where: { id }, include: { patient: true } });

export const findAnnotationToExport = (db: Database, id: string) =>
  db.annotation.findUnique({ where: { id }, include: { volume: { include: { patient: true } } } });

export const findPseudoLabelToExport = (db: Database, id: string) =>
  db.pseudoLabel.findUnique({
    where: { id },
    include: { registration: true, ultrasoundVolume: { include: { patient: true } } },
  });

export const findPredictionToExport = (db: Database, id: string) =>
  db.prediction.findUnique({
    where: { id },
    include: { volume: { include: { patient: true } }, model: true, annotatorRun: true },
  });

export const findSliceToExport = (db: Database, id: bigint) =>
  db.slice.findUnique({
    where: { id },
    include: {
      slicing: { include: { volume: { include: { patient: true } }, annotation: true, pseudoLabel: true } },
    },
  });
