import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type {
  EffectiveExclusionRecord,
  ExclusionReasonRecord,
  ExclusionRecord,
} from '../../graphql/records.ts';
import { findInheritance } from './inheritance.queries.ts';
import * as queries from './queries.ts';
import type { Subject } from './types.ts';

/** Keys are KIND:id. */
export const activeExclusionsBySubject: BatchFunction<string, ExclusionRecord[]> = async ({ app }, keys) => {
  const rows = await queries.findActiveBySubjects(app.prisma, keys.map(parseKey));
  return groupByKey(keys, rows, (row) => row.subjectKey).map((group) => group.map((row) => row.exclusion));
};

/** Keys are KIND:id. Own exclusions first, then inherited ones from near to far. */
export const effectiveExclusionsBySubject: BatchFunction<string, EffectiveExclusionRecord[]> = async (
  { app },
  keys,
) => {
  const lines = await findInheritance(app.prisma, keys.map(parseKey));
  const rows = await queries.findExclusionsByIds(app.prisma, [
    ...new Set(lines.map((line) => line.exclusionId)),
  ]);
  const exclusions = new Map(rows.map((row) => [row.id, row]));
  return groupByKey(keys, lines, (line) => `${line.subjectKind}:${line.subjectId}`).map((own) =>
    own.map(({ exclusionId, kind, id, distance }) => ({
      exclusion: exclusions.get(exclusionId) as ExclusionRecord,
      inheritedFrom: distance === 0 ? null : { kind, id },
    })),
  );
};

export const exclusionIsActive: BatchFunction<string, boolean> = async ({ app }, ids) => {
  const active = await queries.findActiveIds(app.prisma, ids);
  return ids.map((id) => active.has(id));
};

export const exclusionById: BatchFunction<string, ExclusionRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findExclusionsByIds(app.prisma, ids), (row) => row.id) as ExclusionRecord[];

export const reasonByCode: BatchFunction<string, ExclusionReasonRecord> = async ({ app }, codes) =>
  inKeyOrder(
    codes,
    await queries.findReasonsByCodes(app.prisma, codes),
    (row) => row.code,
  ) as ExclusionReasonRecord[];

function parseKey(key: string): Subject {
  const [kind, id] = key.split(':');
  return { kind: kind as Subject['kind'], id };
}
