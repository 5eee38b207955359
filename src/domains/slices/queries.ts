import type { MeasuredSlice } from '../../compute/tasks/measureSlices.ts';
import type { Prisma, Slice, SliceRule, Slicing } from '../../generated/prisma/client.ts';
import type { SliceFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn } from '../../graphql/filters.ts';

type Database = Prisma.TransactionClient;

export const findAnnotationToSlice = (db: Database, id: string) =>
  db.annotation.findUnique({ where: { id }, include: { volume: true } });

export const findPseudoLabelToSlice = (db: Database, id: string) =>
  db.pseudoLabel.findUnique({ where: { id }, include: { annotation: true } });

export const findSlicingOfLabel = (
  db: Database,
  label: { annotationId: string } | { pseudoLabelId: string },
): Promise<Slicing | null> =>
  db.slicing.findFirst({
    where: { ...label, state: { in: ['PENDING', 'COMPLETED'] } },
    orderBy: { id: 'desc' },
  });

export const insertSlicing = (db: Database, data: Prisma.SlicingUncheckedCreateInput): Promise<Slicing> =>
  db.slicing.create({ data });

export const linkSlicingJob = (db: Database, id: string, jobId: string): Promise<Slicing> =>
  db.slicing.update({ where: { id }, data: { jobId } });

export const findSlicingInput = (db: Database, id: string) =>
  db.slicing.findUnique({ where: { id }, include: { annotation: true, pseudoLabel: true } });

export async function insertSlices(
  db: Database,
  slicingId: string,
  slices: readonly MeasuredSlice[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO slice (slicing_id, axis, index, pixel_count, area_mm2)
    SELECT ${slicingId}::uuid, axis::slice_axis, index, pixel_count, area_mm2
    FROM unnest(${slices.map((s) => s.axis)}::text[], ${slices.map((s) => s.index)}::int[],
                ${slices.map((s) => s.pixelCount)}::int[], ${slices.map((s) => s.areaMm2)}::float8[])
      AS row (axis, index, pixel_count, area_mm2)`;
}

export const completeSlicing = (db: Database, id: string, sliceCount: number): Promise<Slicing> =>
  db.slicing.update({ where: { id }, data: { state: 'COMPLETED', sliceCount } });

export const endSlicing = (
  db: Database,
  id: string,
  end: { state: 'FAILED'; errorCode: string; errorMessage: string } | { state: 'CANCELLED' },
): Promise<Prisma.BatchPayload> => db.slicing.updateMany({ where: { id, state: 'PENDING' }, data: end });

export const findSlicingsByIds = (db: Database, ids: readonly string[]): Promise<Slicing[]> =>
  db.slicing.findMany({ where: { id: { in: [...ids] } } });

export const findSlicesByIds = (db: Database, ids: readonly bigint[]): Promise<Slice[]> =>
  db.slice.findMany({ where: { id: { in: [...ids] } } });

export const slicesOfSlicingWhere = (
  slicingId: string,
  filter: SliceFilter | null | undefined,
): Prisma.SliceWhereInput => ({
  slicingId,
  ...(filter?.axis && { axis: { in: [...filter.axis] } }),
  AND: conditionsOn(filter?.areaMm2, (areaMm2) => ({ areaMm2 })),
});

export const findSlices = (
  db: Database,
  where: Prisma.SliceWhereInput,
  { take, afterKey }: PageRequest,
): Promise<Slice[]> =>
  db.slice.findMany({
    where: afterKey === null ? where : { AND: [where, { id: { gt: BigInt(afterKey) } }] },
    take,
    orderBy: { id: 'asc' },
  });

export const countSlices = (db: Database, where: Prisma.SliceWhereInput): Promise<number> =>
  db.slice.count({ where });

export const findSliceRules = (db: Database): Promise<SliceRule[]> =>
  db.sliceRule.findMany({ orderBy: [{ name: 'asc' }, { version: 'desc' }] });

export const findSliceRulesByIds = (db: Database, ids: readonly string[]): Promise<SliceRule[]> =>
  db.sliceRule.findMany({ where: { id: { in: [...ids] } } });

/** The next version under a name, from 1. */
export async function nextRuleVersion(db: Database, name: string): Promise<number> {
  const newest = await db.sliceRule.findFirst({ where: { name }, orderBy: { version: 'desc' } });
  return (newest?.version ?? 0) + 1;
}

export const insertSliceRule = (db: Database, data: Prisma.SliceRuleCreateInput): Promise<SliceRule> =>
  db.sliceRule.create({ data });

export interface AreaThresholdCountRow {
  readonly minimumAreaMm2: number;
  readonly sliceCount: number;
  readonly volumeCount: number;
  readonly patientCount: number;
}

/** Slices in force at or above each area, by the newest slicing of each volume, as a freeze would take them. */
export function countByAreaThreshold(
  db: Database,
  wanted: {
    readonly labelSource: string;
    readonly minimumAreasMm2: readonly number[];
    readonly registrationMethod: string | null;
    /** Null for all. */
    readonly dataSetIds: readonly string[] | null;
  },
): Promise<AreaThresholdCountRow[]> {
  const { labelSource, minimumAreasMm2, registrationMethod, dataSetIds } = wanted;
  return db.$queryRaw`
    WITH chosen AS (
      SELECT DISTINCT ON (volume_id) slicing_id, volume_id, patient_id
      FROM slicing_in_force
      WHERE label_source::text = ${labelSource}
        AND (${dataSetIds}::uuid[] IS NULL OR data_set_id = ANY (${dataSetIds}::uuid[]))
        AND (${registrationMethod}::text IS NULL OR registration_method::text = ${registrationMethod}::text)
      ORDER BY volume_id, slicing_id DESC)
    SELECT t.area AS "minimumAreaMm2", count(s.id)::int AS "sliceCount",
           count(DISTINCT c.volume_id) FILTER (WHERE s.id IS NOT NULL)::int AS "volumeCount",
           count(DISTINCT c.patient_id) FILTER (WHERE s.id IS NOT NULL)::int AS "patientCount"
    FROM unnest(${[...minimumAreasMm2]}::float8[]) WITH ORDINALITY AS t (area, n)
      LEFT JOIN chosen c ON true
      LEFT JOIN slice s ON s.slicing_id = c.slicing_id AND s.area_mm2 >= t.area
        AND NOT EXISTS (SELECT 1 FROM active_exclusion x
                        WHERE x.subject_kind = 'SLICE' AND x.subject_id = s.id::text AND x.scope = 'ALL')
    GROUP BY t.area, t.n ORDER BY t.n`;
}
