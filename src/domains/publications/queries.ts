import type { Prisma, PublishedMember, PublishedStudy } from '../../generated/prisma/client.ts';
import type { StatedMember } from './types.ts';

type Database = Prisma.TransactionClient;

export const findStudies = (db: Database): Promise<PublishedStudy[]> =>
  db.publishedStudy.findMany({ orderBy: { id: 'desc' } });

export const findStudiesByIds = (db: Database, ids: readonly string[]): Promise<PublishedStudy[]> =>
  db.publishedStudy.findMany({ where: { id: { in: [...ids] } } });

export const findStudyByHash = (db: Database, hash: string): Promise<PublishedStudy | null> =>
  db.publishedStudy.findUnique({ where: { hash } });

export const findMembersByStudies = (db: Database, ids: readonly string[]): Promise<PublishedMember[]> =>
  db.publishedMember.findMany({ where: { studyId: { in: [...ids] } }, orderBy: { ordinal: 'asc' } });

export async function insertStudy(
  db: Database,
  data: Prisma.PublishedStudyUncheckedCreateInput,
  members: readonly StatedMember[],
): Promise<PublishedStudy> {
  const study = await db.publishedStudy.create({ data });
  if (members.length > 0) {
    await db.publishedMember.createMany({
      data: members.map(({ pseudonym, volume: volumeName }, ordinal) => ({
        ...{ studyId: study.id, ordinal, pseudonym, volumeName },
      })),
    });
  }
  return study;
}
