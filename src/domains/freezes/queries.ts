import { uuidv7 } from '../../database/uuidv7.ts';
import type { Freeze, Patient, Prisma, Slice } from '../../generated/prisma/client.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import type { HashedFold, HashedMember } from './freezeHash.ts';
import type { CandidateSlice, UsableSlicing } from './types.ts';

type Database = Prisma.TransactionClient;

export const findFreezes = (db: Database): Promise<Freeze[]> =>
  db.freeze.findMany({ orderBy: { id: 'desc' } });

export const findFreezesByIds = (db: Database, ids: readonly string[]): Promise<Freeze[]> =>
  db.freeze.findMany({ where: { id: { in: [...ids] } } });

export const findFreezeByHash = (db: Database, hash: string): Promise<Freeze | null> =>
  db.freeze.findUnique({ where: { hash } });

export const insertFreeze = (db: Database, data: Prisma.FreezeUncheckedCreateInput): Promise<Freeze> =>
  db.freeze.create({ data });

/** Slicings in force with the wanted kind of label, newest first. */
export function findUsableSlicings(
  db: Database,
  wanted: {
    labelSources: readonly string[];
    dataSetIds: readonly string[] | null;
    registrationMethod: string | null;
    annotatorName: string | null;
  },
): Promise<UsableSlicing[]> {
  const { labelSources, dataSetIds, registrationMethod, annotatorName } = wanted;
  return db.$queryRaw`
    SELECT slicing_id AS "slicingId", volume_id AS "volumeId", patient_id AS "patientId",
           label_source::text AS "labelSource", annotation_id AS "annotationId", pseudo_label_id AS "pseudoLabelId",
           registration_method::text AS "registrationMethod"
    FROM slicing_in_force
    WHERE label_source::text = ANY (${[...labelSources]})
      AND (${dataSetIds}::uuid[] IS NULL OR data_set_id = ANY (${dataSetIds}::uuid[]))
      AND (registration_method IS NULL OR ${registrationMethod}::text IS NULL
           OR registration_method::text = ${registrationMethod}::text)
      AND (pseudo_label_id IS NOT NULL OR ${annotatorName}::text IS NULL OR annotator_name = ${annotatorName}::text)
    ORDER BY slicing_id DESC`;
}

/** The slices of the chosen slicings with whether one is excluded by itself. */
export function findCandidateSlices(db: Database, slicingIds: readonly string[]): Promise<CandidateSlice[]> {
  return db.$queryRaw`
    SELECT s.id, s.slicing_id AS "slicingId", s.axis::text AS axis, s.area_mm2 AS "areaMm2",
           EXISTS (SELECT 1 FROM active_exclusion x WHERE x.subject_kind = 'SLICE' AND x.subject_id = s.id::text
                   AND x.scope = 'ALL') AS excluded
    FROM slice s WHERE s.slicing_id = ANY (${[...slicingIds]}::uuid[])
    ORDER BY s.slicing_id, s.axis, s.index`;
}

/** What slices are by content, for the hash. */
export function findHashedMembers(db: Database, sliceIds: readonly bigint[]): Promise<HashedMember[]> {
  return db.$queryRaw`
    SELECT v.blob_hash AS "volumeHash", coalesce(a.blob_hash, l.blob_hash) AS "labelHash", s.axis::text AS axis,
           s.index, s.pixel_count AS "pixelCount"
    FROM slice s JOIN slicing g ON g.id = s.slicing_id JOIN volume v ON v.id = g.volume_id
      LEFT JOIN annotation a ON a.id = g.annotation_id LEFT JOIN pseudo_label l ON l.id = g.pseudo_label_id
    WHERE s.id = ANY (${[...sliceIds]}::bigint[])`;
}

export async function findMemberSliceIds(db: Database, freezeId: string): Promise<bigint[]> {
  const rows = await db.freezeMember.findMany({ where: { freezeId }, select: { sliceId: true } });
  return rows.map((row) => row.sliceId);
}

export function findHashedFolds(db: Database, freezeId: string): Promise<HashedFold[]> {
  return db.$queryRaw`
    SELECT d.name AS "dataSet", p.pseudonym, f.fold
    FROM freeze_fold f JOIN patient p ON p.id = f.patient_id JOIN data_set d ON d.id = p.data_set_id
    WHERE f.freeze_id = ${freezeId}::uuid`;
}

export function findPatientNames(
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; dataSet: string; pseudonym: string }[]> {
  return db.$queryRaw`
    SELECT p.id, d.name AS "dataSet", p.pseudonym FROM patient p JOIN data_set d ON d.id = p.data_set_id
    WHERE p.id = ANY (${[...ids]}::uuid[])`;
}

/**
 * Patients of a data set that shares its patients with another one of the selection, of whom neither a number in the
 * original collection nor a link is known.
 */
export function findUnknownPersons(
  db: Database,
  patientIds: readonly string[],
): Promise<{ dataSet: string; pseudonym: string; others: string }[]> {
  return db.$queryRaw`
    WITH member AS (
      SELECT p.id, p.pseudonym, d.id AS data_set_id, d.name, coalesce(c.derived_from, c.collection) AS family
      FROM patient p JOIN data_set d ON d.id = p.data_set_id JOIN data_set_collection c ON c.data_set_id = d.id
      WHERE p.id = ANY (${[...patientIds]}::uuid[])),
    relative AS (
      SELECT a.data_set_id, string_agg(DISTINCT b.name, ', ') AS others
      FROM (SELECT DISTINCT data_set_id, family FROM member) a
        JOIN (SELECT DISTINCT data_set_id, family, name FROM member) b
          ON b.family = a.family AND b.data_set_id <> a.data_set_id
      GROUP BY a.data_set_id)
    SELECT m.name AS "dataSet", m.pseudonym, r.others
    FROM member m JOIN relative r ON r.data_set_id = m.data_set_id
    WHERE NOT EXISTS (SELECT 1 FROM patient_identity i WHERE i.patient_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM patient_link l WHERE m.id IN (l.patient_id, l.same_person_as_id))
    ORDER BY m.name, m.pseudonym`;
}

/** Every link that joins one of the patients to somebody, directly or over others. */
export async function findPersonLinks(
  db: Database,
  patientIds: readonly string[],
): Promise<[string, string][]> {
  const links = await db.$queryRaw<{ one: string; other: string }[]>`
    WITH RECURSIVE reached AS (
      SELECT unnest(${[...patientIds]}::uuid[]) AS id
      UNION
      SELECT CASE WHEN l.patient_id = r.id THEN l.same_person_as_id ELSE l.patient_id END
      FROM reached r JOIN patient_link l ON r.id IN (l.patient_id, l.same_person_as_id))
    SELECT l.patient_id AS one, l.same_person_as_id AS other FROM patient_link l JOIN reached r ON r.id = l.patient_id`;
  return links.map(({ one, other }) => [one, other]);
}

export async function insertFolds(
  db: Database,
  freezeId: string,
  folds: ReadonlyMap<string, number>,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO freeze_fold (freeze_id, patient_id, fold)
    SELECT ${freezeId}::uuid, row.patient_id, row.fold
    FROM unnest(${[...folds.keys()]}::uuid[], ${[...folds.values()]}::int[]) AS row (patient_id, fold)`;
}

/** Members in the order patient, volume, axis, index. */
export async function insertMembers(
  db: Database,
  freezeId: string,
  sliceIds: readonly bigint[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO freeze_member (freeze_id, ordinal, slice_id, volume_id, patient_id)
    SELECT ${freezeId}::uuid, row_number() OVER (ORDER BY v.patient_id, v.id, s.axis, s.index), s.id, v.id, v.patient_id
    FROM slice s JOIN slicing g ON g.id = s.slicing_id JOIN volume v ON v.id = g.volume_id
    WHERE s.id = ANY (${[...sliceIds]}::bigint[])`;
}

export interface DroppedSlice {
  readonly id: bigint;
  readonly reasonCode: 'AXIS_NOT_SELECTED' | 'BELOW_MINIMUM_AREA';
  readonly measuredValue: number | null;
  readonly threshold: number | null;
}

/** One exclusion record a slice that the rule left out, limited to the freeze. */
export async function insertSliceExclusions(
  db: Database,
  scope: string,
  rule: { name: string; version: number },
  dropped: readonly DroppedSlice[],
): Promise<void> {
  if (dropped.length === 0) return;
  await db.$executeRaw`
    INSERT INTO exclusion (id, subject_kind, slice_id, stage, decision, reason_code, rule_name, rule_version,
                           measured_value, threshold, scope)
    SELECT row.id, 'SLICE', row.slice_id, 'SLICING', 'EXCLUDE', row.reason_code, ${rule.name}, ${rule.version},
           row.measured_value, row.threshold, ${scope}
    FROM unnest(${dropped.map(() => uuidv7())}::uuid[], ${dropped.map((d) => d.id)}::bigint[], ${dropped.map((d) => d.reasonCode)}::text[],
                ${dropped.map((d) => d.measuredValue)}::float8[], ${dropped.map((d) => d.threshold)}::float8[])
      AS row (id, slice_id, reason_code, measured_value, threshold)`;
}

export async function findFoldPatients(
  db: Database,
  keys: readonly { readonly freezeId: string; readonly fold: number }[],
): Promise<{ readonly key: string; readonly patient: Patient }[]> {
  const rows = await db.freezeFold.findMany({
    where: { OR: keys.map(({ freezeId, fold }) => ({ freezeId, fold })) },
    include: { patient: true },
    orderBy: { patientId: 'asc' },
  });
  return rows.map((row) => ({ key: `${row.freezeId}:${row.fold}`, patient: row.patient }));
}

export async function countFoldSlices(
  db: Database,
  freezeIds: readonly string[],
): Promise<{ readonly key: string; readonly sliceCount: number }[]> {
  return db.$queryRaw`
    SELECT f.freeze_id || ':' || f.fold AS key, count(m.slice_id)::int AS "sliceCount"
    FROM freeze_fold f LEFT JOIN freeze_member m ON m.freeze_id = f.freeze_id AND m.patient_id = f.patient_id
    WHERE f.freeze_id = ANY (${[...freezeIds]}::uuid[]) GROUP BY f.freeze_id, f.fold`;
}

export interface FreezeSliceRow {
  readonly ordinal: number;
  readonly slice: Slice;
}

export async function findFreezeSlices(
  db: Database,
  freezeId: string,
  { take, afterKey }: PageRequest,
): Promise<FreezeSliceRow[]> {
  return db.freezeMember.findMany({
    where: { freezeId, ...(afterKey !== null && { ordinal: { gt: Number(afterKey) } }) },
    include: { slice: true },
    orderBy: { ordinal: 'asc' },
    take,
  });
}
