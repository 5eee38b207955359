import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { UserRecord } from '../../graphql/records.ts';
import { findUsersByIds } from './queries.ts';

/** A user that a foreign key names always exists. */
export const userById: BatchFunction<string, UserRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await findUsersByIds(app.prisma, ids), ({ id }) => id) as UserRecord[];
