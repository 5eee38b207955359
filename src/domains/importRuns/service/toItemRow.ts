import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ItemName, ItemResult } from '../types.ts';

/** The row of an item. */
export const toItemRow = (
  runId: string,
  { kind, key, patient }: ItemName,
  result: ItemResult,
): Prisma.ImportItemCreateManyInput => ({ runId, kind, key, patient, ...result });
