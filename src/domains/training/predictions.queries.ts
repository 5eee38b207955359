import { uuidv7 } from '../../database/uuidv7.ts';
import type {
  Job,
  Prediction,
  Prisma,
  RegistrationMethod,
  SliceAxis,
} from '../../generated/prisma/client.ts';
import type { HeldLabel, PendingPrediction, ProducerColumn } from './types.ts';

type Database = Prisma.TransactionClient;

export const findPredictions = (db: Database, producer: ProducerColumn): Promise<Prediction[]> =>
  db.prediction.findMany({ where: producer, orderBy: { id: 'asc' } });

export const findPredictionsByIds = (db: Database, ids: readonly string[]): Promise<Prediction[]> =>
  db.prediction.findMany({ where: { id: { in: [...ids] } } });

/** The predictions of a producer on the volumes of a freeze. */
export const findPredictionsOnFreeze = (
  db: Database,
  producer: ProducerColumn,
  freezeId: string,
): Promise<Prediction[]> =>
  db.prediction.findMany({
    where: { ...producer, volume: { freezeMembers: { some: { freezeId } } } },
    orderBy: { id: 'asc' },
  });

export async function findFreezeVolumeIds(db: Database, freezeId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT volume_id AS id FROM freeze_member WHERE freeze_id = ${freezeId}::uuid ORDER BY 1`;
  return rows.map((row) => row.id);
}

/** The axes on which each volume of a freeze has slices. */
export function findFreezeAxes(
  db: Database,
  freezeId: string,
): Promise<{ volumeId: string; axis: SliceAxis }[]> {
  return db.$queryRaw`
    SELECT DISTINCT m.volume_id AS "volumeId", s.axis
    FROM freeze_member m JOIN slice s ON s.id = m.slice_id
    WHERE m.freeze_id = ${freezeId}::uuid ORDER BY 1, 2`;
}

// ----------------------------------------------------------------------------------------------- models

/** Adds what is not there yet; a row that exists is kept whatever its state. */
export const insertPendingPredictions = (
  db: Database,
  modelId: string,
  wanted: readonly { readonly volumeId: string; readonly axis: SliceAxis }[],
): Promise<Prisma.BatchPayload> =>
  db.prediction.createMany({
    data: wanted.map((each) => ({ id: uuidv7(), modelId, ...each })),
    skipDuplicates: true,
  });

export const findLiveJob = (db: Database, kind: string, dedupeKey: string): Promise<Job | null> =>
  db.job.findFirst({ where: { kind, dedupeKey, state: { in: ['QUEUED', 'RUNNING'] } } });

export const linkPredictionsToJob = (
  db: Database,
  ids: readonly string[],
  jobId: string,
): Promise<Prisma.BatchPayload> =>
  db.prediction.updateMany({ where: { id: { in: [...ids] }, state: 'PENDING' }, data: { jobId } });

/** What a model still has to predict on the volumes of a freeze, volume by volume. */
export function findPendingPredictions(
  db: Database,
  modelId: string,
  freezeId: string,
): Promise<PendingPrediction[]> {
  return db.$queryRaw`
    SELECT p.id, p.axis, v.id AS "volumeId", v.name AS "volumeName", v.blob_hash AS "volumeBlobHash"
    FROM prediction p JOIN volume v ON v.id = p.volume_id
    WHERE p.model_id = ${modelId}::uuid AND p.state = 'PENDING' AND p.axis IS NOT NULL
      AND EXISTS (SELECT 1 FROM freeze_member m WHERE m.freeze_id = ${freezeId}::uuid AND m.volume_id = v.id)
    ORDER BY v.id, p.axis`;
}

/** False when the prediction is finished already. */
export async function finishPrediction(
  db: Database,
  id: string,
  data:
    | { readonly state: 'PRESENT'; readonly blobHash: string; readonly device: string }
    | { readonly state: 'MISSING'; readonly missingReason: string },
): Promise<boolean> {
  const { count } = await db.prediction.updateMany({ where: { id, state: 'PENDING' }, data });
  return count === 1;
}

// --------------------------------------------------------------------------------------- annotator runs

/** Adds the labels of an annotator run; a volume that has one is skipped. Returns the new rows. */
export const insertHeldLabels = (
  db: Database,
  annotatorRunId: string,
  labels: readonly HeldLabel[],
): Promise<Prediction[]> =>
  db.prediction.createManyAndReturn({
    data: labels.map((label) => ({ id: uuidv7(), annotatorRunId, axis: null, ...label })),
    skipDuplicates: true,
  });

/** A tumour annotation of a rater, newest first, with the reason of an exclusion in force on it. */
export interface RaterAnnotation {
  readonly volumeId: string;
  readonly annotationId: string;
  readonly blobHash: string;
  readonly exclusionReason: string | null;
}

export function findRaterAnnotations(
  db: Database,
  annotatorId: string,
  volumeIds: readonly string[],
): Promise<RaterAnnotation[]> {
  return db.$queryRaw`
    SELECT a.volume_id AS "volumeId", a.id AS "annotationId", a.blob_hash AS "blobHash",
           (SELECT e.reason_code FROM active_exclusion x JOIN exclusion e ON e.id = x.exclusion_id
            WHERE x.scope = 'ALL' AND x.subject_kind = 'ANNOTATION' AND x.subject_id = a.id::text
            ORDER BY x.stage LIMIT 1) AS "exclusionReason"
    FROM annotation a
    WHERE a.annotator_id = ${annotatorId}::uuid AND a.structure = 'TUMOUR'
      AND a.volume_id = ANY (${[...volumeIds]}::uuid[])
    ORDER BY a.id DESC`;
}

/**
 * A registration of a volume, newest first, once for each of its pseudo labels of a tumour, with the reason of
 * the first exclusion in force on the registration, or else on the pseudo label or its MRI annotation.
 */
export interface TransferredLabel {
  readonly volumeId: string;
  readonly registrationState: string;
  readonly registrationExclusionReason: string | null;
  readonly pseudoLabelId: string | null;
  readonly pseudoLabelState: string | null;
  readonly blobHash: string | null;
  readonly labelExclusionReason: string | null;
}

export function findTransferredLabels(
  db: Database,
  method: RegistrationMethod,
  volumeIds: readonly string[],
): Promise<TransferredLabel[]> {
  return db.$queryRaw`
    SELECT r.fixed_volume_id AS "volumeId", r.state::text AS "registrationState",
           (SELECT e.reason_code FROM active_exclusion x JOIN exclusion e ON e.id = x.exclusion_id
            WHERE x.scope = 'ALL' AND x.subject_kind = 'REGISTRATION' AND x.subject_id = r.id::text
            ORDER BY x.stage LIMIT 1) AS "registrationExclusionReason",
           l.id AS "pseudoLabelId", l.state::text AS "pseudoLabelState", l.blob_hash AS "blobHash",
           (SELECT e.reason_code FROM active_exclusion x JOIN exclusion e ON e.id = x.exclusion_id
            WHERE x.scope = 'ALL' AND ((x.subject_kind = 'PSEUDO_LABEL' AND x.subject_id = l.id::text)
              OR (x.subject_kind = 'ANNOTATION' AND x.subject_id = l.annotation_id::text))
            ORDER BY x.stage LIMIT 1) AS "labelExclusionReason"
    FROM registration r
    LEFT JOIN (pseudo_label l JOIN annotation a ON a.id = l.annotation_id AND a.structure = 'TUMOUR')
      ON l.registration_id = r.id
    WHERE r.method = ${method}::registration_method AND r.fixed_volume_id = ANY (${[...volumeIds]}::uuid[])
    ORDER BY r.id DESC, l.id DESC`;
}
