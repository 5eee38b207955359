import type { RequestContext } from '../context/types.ts';
import { load } from '../graphql/load.ts';
import { findRecordDataSets, recall, rememberDataSets } from './findRecordDataSets.ts';
import type { Guard } from './guards.ts';
import type { Access, RecordKey } from './types.ts';

type Row = { readonly id?: unknown };

/** Whether a caller may see a record: all the data sets of all its keys are visible, and none is unknown. */
export async function maySee(
  context: RequestContext,
  access: Access,
  guard: Guard<never>,
  row: Row,
): Promise<boolean> {
  if (guard.also?.(row as never, context.actor) === false) return false;
  if (access === 'ALL') return true;
  const found = await Promise.all(guard.keys(row as never).map((key) => dataSetsOf(context, access, key)));
  const visible = found.every((ids) => ids.length > 0 && ids.every((id) => access.visible.has(id)));
  if (visible && guard.teaches && typeof row.id === 'string') {
    rememberDataSets(context.app, row.id, found.flat());
  }
  return visible;
}

/** The data sets of a record; empty when they are unknown. */
export function dataSetsOf(
  context: RequestContext,
  access: Exclude<Access, 'ALL'>,
  key: RecordKey,
): readonly string[] | Promise<readonly string[]> {
  if (typeof key === 'string' && (access.visible.has(key) || access.hidden.has(key))) return [key];
  return recall(context.app, key) ?? load(context, findRecordDataSets, key);
}
