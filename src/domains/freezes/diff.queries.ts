import { Prisma } from '../../generated/prisma/client.ts';
import { madeByWhere } from '../exclusions/history.queries.ts';
import { freezeScope } from '../exclusions/types.ts';
import type { ChosenFreeze, LackedSlice, SlicingFacts } from './diffTypes.ts';

type Database = Prisma.TransactionClient;

const places = (freezeId: string): Prisma.Sql => Prisma.sql`
  SELECT m.slice_id, m.volume_id, m.patient_id, s.slicing_id, s.axis, s.index, s.area_mm2
  FROM freeze_member m JOIN slice s ON s.id = m.slice_id WHERE m.freeze_id = ${freezeId}::uuid`;

/** At most `take` slices of one freeze whose place the other does not hold, with what the other has there. */
export function findLackedSlices(
  db: Database,
  has: ChosenFreeze,
  lacks: ChosenFreeze,
  take: number,
): Promise<LackedSlice[]> {
  return db.$queryRaw`
    WITH has AS MATERIALIZED (${places(has.freeze.id)}), lacks AS MATERIALIZED (${places(lacks.freeze.id)}),
    chosen AS MATERIALIZED (
      SELECT g.id, g.volume_id FROM slicing g WHERE g.id = ANY (${[...lacks.selection.slicingIds]}::uuid[]))
    SELECT h.slice_id AS "sliceId", h.slicing_id AS "slicingId", h.volume_id AS "volumeId", h.patient_id AS "patientId",
           h.axis::text AS axis, h.index, h.area_mm2 AS "areaMm2", c.id IS NOT NULL AS "volumeChosen", s.id IS NOT NULL AS "placeFilled",
           x.id AS "exclusionId", x.reason_code AS "reasonCode", x.threshold,
           h.volume_id NOT IN (SELECT volume_id FROM lacks) AS "wholeVolume",
           h.patient_id NOT IN (SELECT patient_id FROM lacks) AS "wholePatient"
    FROM has h
      LEFT JOIN lacks l ON l.volume_id = h.volume_id AND l.axis = h.axis AND l.index = h.index
      LEFT JOIN chosen c ON c.volume_id = h.volume_id
      LEFT JOIN slice s ON s.slicing_id = c.id AND s.axis = h.axis AND s.index = h.index
      LEFT JOIN LATERAL (
        SELECT e.id, e.reason_code, e.threshold FROM exclusion e
        WHERE e.slice_id = s.id AND e.decision = 'EXCLUDE' AND e.scope IN ('ALL', ${freezeScope(lacks.freeze.id)})
          AND ${madeByWhere('Exclusion', Prisma.sql`e.id`, lacks.seq)}
          AND NOT EXISTS (SELECT 1 FROM exclusion back WHERE back.reinstates_id = e.id
                          AND ${madeByWhere('Exclusion', Prisma.sql`back.id`, lacks.seq)})
        ORDER BY e.scope = 'ALL', e.id LIMIT 1) x ON true
    WHERE l.slice_id IS NULL
    ORDER BY h.slice_id LIMIT ${take}`;
}

/** Places that both freezes hold, and those of them whose label is another. */
export async function countKeptSlices(
  db: Database,
  a: string,
  b: string,
): Promise<{ keptSliceCount: number; relabelledSliceCount: number }> {
  const [counts] = await db.$queryRaw<[{ keptSliceCount: number; relabelledSliceCount: number }]>`
    SELECT count(*)::int AS "keptSliceCount", count(*) FILTER (WHERE one.slicing_id <> other.slicing_id)::int AS "relabelledSliceCount"
    FROM (${places(a)}) one JOIN (${places(b)}) other USING (volume_id, axis, index)`;
  return counts;
}

/** What slicings come from, as it stood when a freeze was made. */
export function findSlicingFacts(
  db: Database,
  slicingIds: readonly string[],
  { seq }: ChosenFreeze,
): Promise<SlicingFacts[]> {
  const later = (entity: string, id: string): Prisma.Sql =>
    Prisma.sql`${Prisma.raw(id)} IS NOT NULL AND NOT (${madeByWhere(entity, Prisma.raw(id), seq)})`;
  const replaced = (table: string, entity: string, id: string): Prisma.Sql => Prisma.sql`
    EXISTS (SELECT 1 FROM ${Prisma.raw(table)} newer WHERE newer.supersedes_id = ${Prisma.raw(id)}
            AND ${madeByWhere(entity, Prisma.sql`newer.id`, seq)})`;
  return db.$queryRaw`
    SELECT g.id AS "slicingId", g.volume_id AS "volumeId", v.patient_id AS "patientId", p.data_set_id AS "dataSetId",
           g.label_source::text AS "labelSource", coalesce(g.annotation_id, l.annotation_id) AS "annotationId",
           g.pseudo_label_id AS "pseudoLabelId", l.registration_id AS "registrationId", r.method::text AS "registrationMethod",
           n.name AS "annotatorName",
           CASE WHEN ${later('Volume', 'v.id')} THEN 'the volume'
                WHEN ${later('Annotation', 'a.id')} THEN 'the annotation'
                WHEN ${later('Registration', 'r.id')} THEN 'the registration'
                WHEN ${later('PseudoLabel', 'l.id')} THEN 'the pseudo label'
                WHEN ${later('Slicing', 'g.id')} THEN 'the slicing' END AS "madeLater",
           CASE WHEN ${replaced('volume', 'Volume', 'v.id')} THEN 'the volume'
                WHEN ${replaced('annotation', 'Annotation', 'a.id')} THEN 'the annotation' END AS superseded
    FROM slicing g JOIN volume v ON v.id = g.volume_id JOIN patient p ON p.id = v.patient_id
      LEFT JOIN pseudo_label l ON l.id = g.pseudo_label_id
      LEFT JOIN registration r ON r.id = l.registration_id
      LEFT JOIN annotation a ON a.id = coalesce(g.annotation_id, l.annotation_id)
      LEFT JOIN annotator n ON n.id = a.annotator_id AND g.annotation_id IS NOT NULL
    WHERE g.id = ANY (${[...slicingIds]}::uuid[])`;
}

/** The records that took exclusions back, by what they took back. */
export const findReinstatements = async (
  db: Database,
  exclusionIds: readonly string[],
): Promise<{ id: string; reinstatesId: string }[]> =>
  (await db.exclusion.findMany({
    where: { reinstatesId: { in: [...exclusionIds] } },
    select: { id: true, reinstatesId: true },
  })) as { id: string; reinstatesId: string }[];
