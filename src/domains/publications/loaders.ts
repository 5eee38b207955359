import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { PublishedStudyRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';
import type { StatedMember } from './types.ts';

export const studyById: BatchFunction<string, PublishedStudyRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findStudiesByIds(app.prisma, ids), (row) => row.id) as PublishedStudyRecord[];

export const membersByStudy: BatchFunction<string, StatedMember[]> = async ({ app }, ids) => {
  const rows = await queries.findMembersByStudies(app.prisma, ids);
  return groupByKey(ids, rows, (row) => row.studyId).map((own) =>
    own.map(({ pseudonym, volumeName }) => ({ pseudonym, volume: volumeName })),
  );
};
