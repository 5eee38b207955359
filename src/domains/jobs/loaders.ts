import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { JobRecord } from '../../graphql/records.ts';
import { findJobsByIds } from './queries.ts';

export const jobById: BatchFunction<string, JobRecord | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await findJobsByIds(app.prisma, ids), ({ id }) => id);
