import type { ImportPlan } from '../../../layouts/types.ts';
import { findEarlierItems, insertImportItems } from '../queries.ts';
import { type ItemResult, itemKey, type OpenRun } from '../types.ts';
import { toItemRow } from './toItemRow.ts';

/** Files that earlier runs over the folder made records of and that are not there any more. The records stay. */
export async function recordGoneFiles(open: OpenRun, plan: ImportPlan): Promise<void> {
  const { context, run, dataSetId, done } = open;
  if (dataSetId === null) return;
  const here = new Set(plan.remarks.map(itemKey));
  for (const { volumes, annotations, landmarks } of plan.patients) {
    for (const { kind, paths } of [...volumes, ...annotations, ...landmarks])
      here.add(itemKey({ kind, key: paths[0] }));
  }
  const earlier = await findEarlierItems(context.app.prisma, { ...run, dataSetId });
  const gone = earlier.filter((item) => !here.has(itemKey(item)) && !done.has(itemKey(item)));
  const rows = gone.map(({ kind, key, patient, volumeId, annotationId, landmarkSetId }) => {
    const result = { ...GONE, volumeId, annotationId, landmarkSetId } as ItemResult;
    return toItemRow(run.id, { kind, key, patient }, result);
  });
  await insertImportItems(context.app.prisma, rows);
}

const GONE = {
  outcome: 'NEEDS_ATTENTION',
  reason: 'FILE_GONE',
  message:
    'An earlier run imported this file, which is not there any more. Its record stays; exclude it if it should not be used.',
} as const;
