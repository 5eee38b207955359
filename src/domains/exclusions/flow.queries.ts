import { type LabelSource, Prisma, type RegistrationMethod } from '../../generated/prisma/client.ts';
import type { FlowSlices, FlowVolume, LabelPath } from './flowTypes.ts';
import { type ActiveReason, freezeScope } from './types.ts';

type Database = Prisma.TransactionClient;

/** How the labels of a flow were chosen. */
export interface LabelChoice {
  readonly labelSources: readonly LabelSource[];
  readonly registrationMethod: RegistrationMethod | null;
  readonly annotatorName: string | null;
}

/**
 * Condition that a record was made after an event of the ledger: not true for now (null), nor for a record that
 * has no event.
 */
const madeAfter = (entity: string, id: Prisma.Sql, seq: bigint | null): Prisma.Sql =>
  seq === null
    ? Prisma.sql`NULL::boolean`
    : Prisma.sql`(SELECT min(made.seq) FROM ledger_event made WHERE made.entity = ${entity} AND made.entity_id = ${id}::text) > ${seq}`;

/** The event that made a freeze: what its flow counts is what was there then. */
export async function findFreezeSeq(db: Database, freezeId: string): Promise<bigint | null> {
  const event = await db.ledgerEvent.findFirst({
    where: { entity: 'Freeze', entityId: freezeId, action: 'FREEZE_CREATED' },
    select: { seq: true },
  });
  return event?.seq ?? null;
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
    LEFT JOIN volume v ON v.patient_id = p.id AND v.modality = 'US' AND ${madeAfter('Volume', Prisma.sql`v.id`, seq)} IS NOT TRUE
      AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id
                      AND ${madeAfter('Volume', Prisma.sql`newer.id`, seq)} IS NOT TRUE)
    WHERE (${dataSetIds}::uuid[] IS NULL OR p.data_set_id = ANY (${dataSetIds}::uuid[]))
      AND (${seq}::bigint IS NULL OR EXISTS (SELECT 1 FROM volume own WHERE own.patient_id = p.id
                                            AND ${madeAfter('Volume', Prisma.sql`own.id`, seq)} IS NOT TRUE))
    ORDER BY p.id, v.id`;
}

/** Exclusions in force above slice level, in the order in which they were made. */
export function findActiveReasons(
  db: Database,
  scopes: readonly string[],
  seq: bigint | null = null,
): Promise<ActiveReason[]> {
  return db.$queryRaw`
    SELECT e.subject_kind::text AS "subjectKind", e.stage::text AS "stage", e.reason_code AS "reasonCode",
           coalesce(e.patient_id, e.volume_id, e.annotation_id, e.registration_id, e.pseudo_label_id, e.prediction_id)::text AS "subjectId"
    FROM exclusion e
    WHERE e.decision = 'EXCLUDE' AND e.subject_kind <> 'SLICE' AND e.scope = ANY (${[...scopes]})
      AND ${madeAfter('Exclusion', Prisma.sql`e.id`, seq)} IS NOT TRUE
      AND NOT EXISTS (SELECT 1 FROM exclusion back WHERE back.reinstates_id = e.id
                      AND ${madeAfter('Exclusion', Prisma.sql`back.id`, seq)} IS NOT TRUE)
    ORDER BY e.id`;
}

/** The ways in which volumes can come by a tumour label of the wanted kind, as far as they were tried. */
export async function findLabelPaths(
  db: Database,
  { labelSources, registrationMethod, annotatorName }: LabelChoice,
  seq: bigint | null = null,
): Promise<LabelPath[]> {
  const drawn = labelSources.filter((source) => source !== 'MRI_TRANSFER');
  const transfers = labelSources.includes('MRI_TRANSFER')
    ? await findTransferPaths(db, registrationMethod, seq)
    : [];
  return drawn.length > 0
    ? [...transfers, ...(await findAnnotationPaths(db, drawn, annotatorName, seq))]
    : transfers;
}

const supersededAnnotation = (id: Prisma.Sql, seq: bigint | null): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM annotation newer WHERE newer.supersedes_id = ${id}
          AND ${madeAfter('Annotation', Prisma.sql`newer.id`, seq)} IS NOT TRUE)`;

function findTransferPaths(db: Database, method: string | null, seq: bigint | null): Promise<LabelPath[]> {
  return db.$queryRaw`
    SELECT r.fixed_volume_id AS "volumeId", r.id AS "registrationId", l.id AS "pseudoLabelId",
           l.annotation_id AS "annotationId", r.state = 'COMPLETED' AS registered,
           coalesce(l.state = 'COMPLETED', false) AS labelled
    FROM registration r
    LEFT JOIN pseudo_label l ON l.registration_id = r.id AND l.state <> 'CANCELLED'
      AND ${madeAfter('PseudoLabel', Prisma.sql`l.id`, seq)} IS NOT TRUE
      AND NOT ${supersededAnnotation(Prisma.sql`l.annotation_id`, seq)}
    WHERE r.state <> 'CANCELLED' AND (${method}::text IS NULL OR r.method::text = ${method}::text)
      AND ${madeAfter('Registration', Prisma.sql`r.id`, seq)} IS NOT TRUE
    ORDER BY r.id, l.id`;
}

function findAnnotationPaths(
  db: Database,
  labelSources: readonly LabelSource[],
  annotatorName: string | null,
  seq: bigint | null,
): Promise<LabelPath[]> {
  return db.$queryRaw`
    SELECT a.volume_id AS "volumeId", NULL AS "registrationId", NULL AS "pseudoLabelId", a.id AS "annotationId",
           false AS registered, true AS labelled
    FROM annotation a JOIN volume v ON v.id = a.volume_id LEFT JOIN annotator n ON n.id = a.annotator_id
    WHERE v.modality = 'US' AND a.structure = 'TUMOUR' AND (${annotatorName}::text IS NULL OR n.name = ${annotatorName}::text)
      AND CASE a.origin WHEN 'MANUAL' THEN 'US_MANUAL' WHEN 'EXPERT' THEN 'EXPERT' ELSE 'MODEL' END = ANY (${[...labelSources]})
      AND ${madeAfter('Annotation', Prisma.sql`a.id`, seq)} IS NOT TRUE
      AND NOT ${supersededAnnotation(Prisma.sql`a.id`, seq)}
    ORDER BY a.id`;
}

/**
 * The slices of the slicings that a freeze chose: taken, left out by its rule, or excluded by themselves when it
 * was made. By volume and reason.
 */
export function countFreezeSlices(
  db: Database,
  freezeId: string,
  slicingIds: readonly string[],
  seq: bigint | null,
): Promise<FlowSlices[]> {
  return db.$queryRaw`
    SELECT g.volume_id AS "volumeId", x.reason_code AS "reasonCode", count(*)::int AS "sliceCount"
    FROM slice s JOIN slicing g ON g.id = s.slicing_id
    LEFT JOIN freeze_member m ON m.freeze_id = ${freezeId}::uuid AND m.slice_id = s.id
    LEFT JOIN LATERAL (
      SELECT e.reason_code FROM exclusion e
      WHERE m.slice_id IS NULL AND e.slice_id = s.id AND e.decision = 'EXCLUDE' AND e.scope IN ('ALL', ${freezeScope(freezeId)})
        AND NOT EXISTS (SELECT 1 FROM exclusion back WHERE back.reinstates_id = e.id
                        AND ${madeAfter('Exclusion', Prisma.sql`back.id`, seq)} IS NOT TRUE)
      ORDER BY e.scope = 'ALL', e.id LIMIT 1) x ON true
    WHERE g.id = ANY (${[...slicingIds]}::uuid[])
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

export const findFreezeById = (db: Database, id: string) =>
  db.freeze.findUnique({ where: { id }, include: { sliceRule: true } });
