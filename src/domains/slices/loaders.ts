import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { SliceRecord, SliceRuleRecord, SlicingRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const slicingById: BatchFunction<string, SlicingRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findSlicingsByIds(app.prisma, ids), (row) => row.id) as SlicingRecord[];

export const sliceById: BatchFunction<bigint, SliceRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findSlicesByIds(app.prisma, ids), (row) => row.id) as SliceRecord[];

export const sliceRuleById: BatchFunction<string, SliceRuleRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findSliceRulesByIds(app.prisma, ids), (row) => row.id) as SliceRuleRecord[];
