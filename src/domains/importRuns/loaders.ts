import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { LandmarkSetRecord } from '../../graphql/records.ts';
import { findLandmarkSetsByIds } from '../cohort/queries.ts';
import * as queries from './queries.ts';

export const countsByRun: BatchFunction<string, queries.ItemCount[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.countItemsByRun(app.prisma, ids), ({ runId }) => runId);

export const landmarkSetById: BatchFunction<string, LandmarkSetRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await findLandmarkSetsByIds(app.prisma, ids), (row) => row.id) as LandmarkSetRecord[];
