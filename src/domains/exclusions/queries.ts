import { pageById } from '../../database/pageById.ts';
import type { Exclusion, ExclusionReason, Prisma, SubjectKind } from '../../generated/prisma/client.ts';
import type { ExclusionFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn } from '../../graphql/filters.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { subjectColumn } from './subjectColumn.ts';
import type { ActiveReason, Subject } from './types.ts';

type Database = Prisma.TransactionClient;

export const findReasons = (db: Database): Promise<ExclusionReason[]> =>
  db.exclusionReason.findMany({ orderBy: [{ stage: 'asc' }, { code: 'asc' }] });

export const findReasonsByCodes = (db: Database, codes: readonly string[]): Promise<ExclusionReason[]> =>
  db.exclusionReason.findMany({ where: { code: { in: [...codes] } } });

export function exclusionWhere(filter: ExclusionFilter | null | undefined): Prisma.ExclusionWhereInput {
  if (!filter) return {};
  const { stage, reasonCode, subjectKind, subjectId, scope, active } = filter;
  return {
    ...(stage && { stage: { in: [...stage] } }),
    ...(reasonCode && { reasonCode: { in: [...reasonCode] } }),
    ...(subjectKind && { subjectKind: { in: [...subjectKind] } }),
    ...(subjectId != null && { OR: possibleSubjects(subjectId) }),
    AND: conditionsOn(scope, (condition) => ({ scope: condition })),
    ...(active != null && { active: active ? { isNot: null } : { is: null } }),
  };
}

/** An id without its kind is a slice when it is a number and any other subject when not. */
function possibleSubjects(id: string): Prisma.ExclusionWhereInput[] {
  const kinds: readonly SubjectKind[] = /^\d{1,18}$/.test(id)
    ? ['SLICE']
    : ['PATIENT', 'VOLUME', 'ANNOTATION', 'REGISTRATION', 'PSEUDO_LABEL', 'PREDICTION'];
  if (kinds[0] !== 'SLICE') requireUuid(id, 'subject');
  return kinds.map((kind) => subjectColumn({ kind, id }) as Prisma.ExclusionWhereInput);
}

export const findExclusions = (
  db: Database,
  where: Prisma.ExclusionWhereInput,
  page: PageRequest,
): Promise<Exclusion[]> => db.exclusion.findMany(pageById(where, page));

export const countExclusions = (db: Database, where: Prisma.ExclusionWhereInput): Promise<number> =>
  db.exclusion.count({ where });

export const findExclusionsByIds = (db: Database, ids: readonly string[]): Promise<Exclusion[]> =>
  db.exclusion.findMany({ where: { id: { in: [...ids] } } });

export async function findActiveIds(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.activeExclusion.findMany({
    where: { exclusionId: { in: [...ids] } },
    select: { exclusionId: true },
  });
  return new Set(rows.map((row) => row.exclusionId));
}

/** Exclusions in force on these subjects, with the subject that each is about. */
export async function findActiveBySubjects(
  db: Database,
  subjects: readonly Subject[],
): Promise<{ readonly subjectKey: string; readonly exclusion: Exclusion }[]> {
  const kinds = [...new Set(subjects.map((subject) => subject.kind))];
  const rows = await db.activeExclusion.findMany({
    where: {
      OR: kinds.map((subjectKind) => ({
        subjectKind,
        subjectId: { in: subjects.filter((s) => s.kind === subjectKind).map((s) => s.id) },
      })),
    },
    include: { exclusion: true },
    orderBy: { exclusionId: 'asc' },
  });
  return rows.map((row) => ({ subjectKey: `${row.subjectKind}:${row.subjectId}`, exclusion: row.exclusion }));
}

export const insertExclusion = (
  db: Database,
  data: Prisma.ExclusionUncheckedCreateInput,
): Promise<Exclusion> => db.exclusion.create({ data });

/** Which of these kinds of subject exists with this id. */
export async function subjectExists(db: Database, { kind, id }: Subject): Promise<boolean> {
  switch (kind) {
    case 'PATIENT':
      return (await db.patient.count({ where: { id } })) > 0;
    case 'VOLUME':
      return (await db.volume.count({ where: { id } })) > 0;
    case 'ANNOTATION':
      return (await db.annotation.count({ where: { id } })) > 0;
    case 'REGISTRATION':
      return (await db.registration.count({ where: { id } })) > 0;
    case 'PSEUDO_LABEL':
      return (await db.pseudoLabel.count({ where: { id } })) > 0;
    case 'SLICE':
      return (await db.slice.count({ where: { id: BigInt(id) } })) > 0;
    case 'PREDICTION':
      return (await db.prediction.count({ where: { id } })) > 0;
  }
}

// ------------------------------------------------------------------------------------------ cohort flow

/** Ultrasound volumes in force of the patients in scope; a patient without any has volumeId null. */
export function findFlowVolumes(
  db: Database,
  dataSetIds: readonly string[] | null,
): Promise<{ patientId: string; volumeId: string | null }[]> {
  return db.$queryRaw`
    SELECT p.id AS "patientId", v.id AS "volumeId"
    FROM patient p
    LEFT JOIN volume v ON v.patient_id = p.id AND v.modality = 'US'
      AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id)
    WHERE ${dataSetIds}::uuid[] IS NULL OR p.data_set_id = ANY (${dataSetIds}::uuid[])
    ORDER BY p.id, v.id`;
}

/** Exclusions in force above slice level, in the order in which they were made. */
export function findActiveReasons(db: Database, scopes: readonly string[]): Promise<ActiveReason[]> {
  return db.$queryRaw`
    SELECT a.subject_kind::text AS "subjectKind", a.subject_id AS "subjectId", a.stage::text AS "stage",
           e.reason_code AS "reasonCode"
    FROM active_exclusion a JOIN exclusion e ON e.id = a.exclusion_id
    WHERE a.subject_kind <> 'SLICE' AND a.scope = ANY (${scopes})
    ORDER BY e.id`;
}

/** The ways in which a volume can come by a label, as far as they were tried. */
export interface LabelPathRow {
  readonly volumeId: string;
  readonly registrationId: string | null;
  readonly pseudoLabelId: string | null;
  readonly annotationId: string | null;
}

export function findTransferPaths(db: Database, method: string | null): Promise<LabelPathRow[]> {
  return db.$queryRaw`
    SELECT r.fixed_volume_id AS "volumeId", r.id AS "registrationId", l.id AS "pseudoLabelId",
           l.annotation_id AS "annotationId"
    FROM registration r LEFT JOIN pseudo_label l ON l.registration_id = r.id
    WHERE ${method}::text IS NULL OR r.method::text = ${method}::text`;
}

export function findAnnotationPaths(db: Database, annotatorName: string | null): Promise<LabelPathRow[]> {
  return db.$queryRaw`
    SELECT a.volume_id AS "volumeId", NULL AS "registrationId", NULL AS "pseudoLabelId", a.id AS "annotationId"
    FROM annotation a JOIN volume v ON v.id = a.volume_id LEFT JOIN annotator n ON n.id = a.annotator_id
    WHERE v.modality = 'US' AND (${annotatorName}::text IS NULL OR n.name = ${annotatorName}::text)`;
}

/** Slices that a freeze left out, by volume and reason, and those that it took, by volume. */
export function countFreezeSlices(
  db: Database,
  freezeId: string,
  scope: string,
  slicingIds: readonly string[],
): Promise<{ volumeId: string; reasonCode: string | null; sliceCount: number }[]> {
  return db.$queryRaw`
    SELECT g.volume_id AS "volumeId", e.reason_code AS "reasonCode", count(*)::int AS "sliceCount"
    FROM active_exclusion a JOIN exclusion e ON e.id = a.exclusion_id
      JOIN slice s ON s.id = e.slice_id JOIN slicing g ON g.id = s.slicing_id
    WHERE a.subject_kind = 'SLICE' AND a.scope IN ('ALL', ${scope}) AND g.id = ANY (${slicingIds}::uuid[]) GROUP BY 1, 2
    UNION ALL
    SELECT m.volume_id, NULL, count(*)::int FROM freeze_member m WHERE m.freeze_id = ${freezeId}::uuid GROUP BY 1`;
}

export const findFreezeById = (db: Database, id: string) =>
  db.freeze.findUnique({ where: { id }, include: { sliceRule: true } });
