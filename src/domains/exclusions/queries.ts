import { pageById } from '../../database/pageById.ts';
import type {
  Exclusion,
  ExclusionReason,
  Prisma,
  Stage,
  SubjectKind,
} from '../../generated/prisma/client.ts';
import type { ExclusionFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn } from '../../graphql/filters.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { subjectColumn } from './subjectColumn.ts';
import type { Subject } from './types.ts';

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

/** Exclusions of subjects that belong to these data sets. */
export function exclusionOfDataSets(dataSetId: { in: string[] }): Prisma.ExclusionWhereInput {
  const patient = { dataSetId };
  const volume = { patient };
  return {
    OR: [
      { patient },
      { volume },
      { annotation: { volume } },
      { registration: { fixedVolume: volume } },
      { pseudoLabel: { ultrasoundVolume: volume } },
      { slice: { slicing: { volume } } },
      { prediction: { volume } },
    ],
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

/** The exclusion in force on a subject at one stage: there is at most one a scope. */
export async function findActiveExclusion(
  db: Database,
  { kind, id }: Subject,
  stage: Stage,
  scope = 'ALL',
): Promise<Exclusion | null> {
  const key = { subjectKind: kind, subjectId: id, stage, scope };
  const active = await db.activeExclusion.findUnique({
    where: { subjectKind_subjectId_stage_scope: key },
    include: { exclusion: true },
  });
  return active?.exclusion ?? null;
}

/** The newest record about a subject for one reason, in force everywhere. */
export const findNewestExclusion = (
  db: Database,
  subject: Subject,
  reasonCode: string,
): Promise<Exclusion | null> =>
  db.exclusion.findFirst({
    where: { ...subjectColumn(subject), reasonCode, scope: 'ALL' } as Prisma.ExclusionWhereInput,
    orderBy: { id: 'desc' },
  });

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
