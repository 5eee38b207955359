import { type LabelSource, Prisma, type RegistrationMethod } from '../../generated/prisma/client.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import type { FlowSlices, FlowVolume, LabelPath, LedgerPosition } from './flowTypes.ts';
import { madeByWhere } from './history.queries.ts';
import { type ActiveReason, freezeScope } from './types.ts';

type Database = Prisma.TransactionClient;

/** How the labels of a flow were chosen. */
export interface LabelChoice {
  readonly labelSources: readonly LabelSource[];
  readonly registrationMethod: RegistrationMethod | null;
  readonly annotatorName: string | null;
}

/** The event that made a freeze: what its flow counts is what was there then. */
export async function findFreezePosition(
  db: Database,
  { id, createdAt }: { readonly id: string; readonly createdAt: Date },
): Promise<LedgerPosition> {
  const event = await db.ledgerEvent.findFirst({
    where: { entity: 'Freeze', entityId: id, action: 'FREEZE_CREATED' },
    select: { seq: true, at: true },
  });
  return event ?? { seq: null, at: createdAt };
}

/** The last event of the ledger and the time by the database's clock. */
export async function findLedgerPosition(db: Database): Promise<LedgerPosition> {
  const [position] = await db.$queryRaw<
    LedgerPosition[]
  >`SELECT seq, now() AS at FROM ledger_head WHERE id = 1`;
  return position;
}

/**
 * Ultrasound volumes in force of the patients in scope; a patient without any has volumeId null.
 * @param seq last event of the ledger that counts, null for all
 */
export function findFlowVolumes(
  db: Database,
  dataSetIds: readonly string[] | null,
  seq: bigint | null = null,
): Promise<FlowVolume[]> {
  return db.$queryRaw`
    SELECT p.id AS "patientId", v.id AS "volumeId"
    FROM patient p
    LEFT JOIN volume v ON v.patient_id = p.id AND v.modality = 'US' AND ${madeByWhere('Volume', Prisma.sql`v.id`, seq)}
      AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id
                      AND ${madeByWhere('Volume', Prisma.sql`newer.id`, seq)})
    WHERE (${dataSetIds}::uuid[] IS NULL OR p.data_set_id = ANY (${dataSetIds}::uuid[]))
      AND (${seq}::bigint IS NULL OR EXISTS (SELECT 1 FROM volume own WHERE own.patient_id = p.id
                                            AND ${madeByWhere('Volume', Prisma.sql`own.id`, seq)}))
    ORDER BY p.id, v.id`;
}

/** Exclusions in force above slice level, in the order in which they were made. */
export function findActiveReasons(
  db: Database,
  scopes: readonly string[],
  seq: bigint | null = null,
): Promise<ActiveReason[]> {
  return db.$queryRaw`
    SELECT e.id, e.subject_kind::text AS "subjectKind", e.stage::text AS "stage", e.reason_code AS "reasonCode",
           coalesce(e.patient_id, e.volume_id, e.annotation_id, e.registration_id, e.pseudo_label_id, e.prediction_id)::text AS "subjectId"
    FROM exclusion e
    WHERE e.decision = 'EXCLUDE' AND e.scope = ANY (${[...scopes]})
      AND e.subject_kind IN ('PATIENT', 'VOLUME', 'ANNOTATION', 'REGISTRATION', 'PSEUDO_LABEL', 'PREDICTION')
      AND ${madeByWhere('Exclusion', Prisma.sql`e.id`, seq)}
      AND NOT EXISTS (SELECT 1 FROM exclusion back WHERE back.reinstates_id = e.id
                      AND ${madeByWhere('Exclusion', Prisma.sql`back.id`, seq)})
    ORDER BY e.id`;
}

/**
 * The ways in which volumes can come by a tumour label of the wanted kind, as far as they were tried.
 * @param closedBy only of volumes with a path over one of these registrations, pseudo labels or annotations
 */
export async function findLabelPaths(
  db: Database,
  { labelSources, registrationMethod, annotatorName }: LabelChoice,
  seq: bigint | null = null,
  closedBy: readonly string[] | null = null,
): Promise<LabelPath[]> {
  if (closedBy?.length === 0) return [];
  const drawn = labelSources.filter((source) => source !== 'MRI_TRANSFER');
  const volumes = closedBy && volumesOfLabels(closedBy);
  const transfers = labelSources.includes('MRI_TRANSFER')
    ? await findTransferPaths(db, registrationMethod, seq, volumes)
    : [];
  return drawn.length > 0
    ? [...transfers, ...(await findAnnotationPaths(db, drawn, annotatorName, seq, volumes))]
    : transfers;
}

/** The ultrasound volumes with a label that one of these records leads to. */
const volumesOfLabels = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT r.fixed_volume_id FROM registration r WHERE r.id = ANY (${[...ids]}::uuid[])
  UNION SELECT l.ultrasound_volume_id FROM pseudo_label l
  WHERE l.id = ANY (${[...ids]}::uuid[]) OR l.annotation_id = ANY (${[...ids]}::uuid[])
  UNION SELECT a.volume_id FROM annotation a WHERE a.id = ANY (${[...ids]}::uuid[])`;

const among = (id: Prisma.Sql, volumes: Prisma.Sql | null): Prisma.Sql =>
  volumes === null ? Prisma.empty : Prisma.sql`AND ${id} IN (${volumes})`;

const supersededAnnotation = (id: Prisma.Sql, seq: bigint | null): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM annotation newer WHERE newer.supersedes_id = ${id}
          AND ${madeByWhere('Annotation', Prisma.sql`newer.id`, seq)})`;

function findTransferPaths(
  db: Database,
  method: string | null,
  seq: bigint | null,
  volumes: Prisma.Sql | null,
): Promise<LabelPath[]> {
  return db.$queryRaw`
    SELECT r.fixed_volume_id AS "volumeId", r.id AS "registrationId", l.id AS "pseudoLabelId",
           l.annotation_id AS "annotationId", r.state = 'COMPLETED' AS registered,
           coalesce(l.state = 'COMPLETED', false) AS labelled
    FROM registration r
    LEFT JOIN pseudo_label l ON l.registration_id = r.id AND l.state <> 'CANCELLED'
      AND ${madeByWhere('PseudoLabel', Prisma.sql`l.id`, seq)}
      AND NOT ${supersededAnnotation(Prisma.sql`l.annotation_id`, seq)}
    WHERE r.state <> 'CANCELLED' AND (${method}::text IS NULL OR r.method::text = ${method}::text)
      AND ${madeByWhere('Registration', Prisma.sql`r.id`, seq)} ${among(Prisma.sql`r.fixed_volume_id`, volumes)}
    ORDER BY r.id, l.id`;
}

function findAnnotationPaths(
  db: Database,
  labelSources: readonly LabelSource[],
  annotatorName: string | null,
  seq: bigint | null,
  volumes: Prisma.Sql | null,
): Promise<LabelPath[]> {
  return db.$queryRaw`
    SELECT a.volume_id AS "volumeId", NULL AS "registrationId", NULL AS "pseudoLabelId", a.id AS "annotationId",
           false AS registered, true AS labelled
    FROM annotation a JOIN volume v ON v.id = a.volume_id LEFT JOIN annotator n ON n.id = a.annotator_id
    WHERE v.modality = 'US' AND a.structure = 'TUMOUR' AND (${annotatorName}::text IS NULL OR n.name = ${annotatorName}::text)
      AND CASE a.origin WHEN 'MANUAL' THEN 'US_MANUAL' WHEN 'EXPERT' THEN 'EXPERT' ELSE 'MODEL' END = ANY (${[...labelSources]})
      AND ${madeByWhere('Annotation', Prisma.sql`a.id`, seq)} ${among(Prisma.sql`a.volume_id`, volumes)}
      AND NOT ${supersededAnnotation(Prisma.sql`a.id`, seq)}
    ORDER BY a.id`;
}

/** The slices that a freeze took and left out, by volume and reason, as counted when it was made. */
export const findFreezeSliceCounts = (db: Database, freezeId: string): Promise<FlowSlices[]> =>
  db.$queryRaw`
    SELECT volume_id AS "volumeId", reason_code AS "reasonCode", slice_count AS "sliceCount"
    FROM freeze_slice_count WHERE freeze_id = ${freezeId}::uuid`;

export interface LeftSlicesOf {
  readonly freezeId: string;
  readonly seq: bigint | null;
  readonly reasonCode: string;
}

/** Slices that a freeze left out for one reason, each with the exclusion that says so, in the order of the slices. */
export function findLeftSlices(
  db: Database,
  { freezeId, seq, reasonCode }: LeftSlicesOf,
  { take, afterKey }: PageRequest,
): Promise<{ sliceId: bigint; exclusionId: string }[]> {
  const after = BigInt(afterKey ?? 0);
  const scope = freezeScope(freezeId);
  const from = (scopeOf: string, more: Prisma.Sql): Prisma.Sql => Prisma.sql`
    (SELECT e.slice_id, e.id FROM exclusion e
     WHERE e.scope = ${scopeOf} AND e.subject_kind = 'SLICE' AND e.reason_code = ${reasonCode} AND e.slice_id > ${after}
       AND e.decision = 'EXCLUDE' ${more}
     ORDER BY e.slice_id LIMIT ${take})`;
  return db.$queryRaw`
    SELECT DISTINCT ON (slice_id) slice_id AS "sliceId", id AS "exclusionId" FROM (
      ${from(scope, Prisma.empty)}
      UNION ALL
      ${from(
        'ALL',
        Prisma.sql`
       AND EXISTS (SELECT 1 FROM slice s JOIN cohort_freeze f ON f.selection->'slicingIds' ? s.slicing_id::text
                   WHERE s.id = e.slice_id AND f.id = ${freezeId}::uuid)
       AND NOT EXISTS (SELECT 1 FROM freeze_member m WHERE m.freeze_id = ${freezeId}::uuid AND m.slice_id = e.slice_id)
       AND NOT EXISTS (SELECT 1 FROM exclusion own WHERE own.slice_id = e.slice_id AND own.scope = ${scope})
       AND ${madeByWhere('Exclusion', Prisma.sql`e.id`, seq)}
       AND NOT EXISTS (SELECT 1 FROM exclusion back WHERE back.reinstates_id = e.id
                       AND ${madeByWhere('Exclusion', Prisma.sql`back.id`, seq)})`,
      )}
    ) found ORDER BY slice_id, id LIMIT ${take}`;
}

export const findFreezeById = (db: Database, id: string) =>
  db.freeze.findUnique({ where: { id }, include: { sliceRule: true } });
