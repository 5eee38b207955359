import { type Connection, connection, NUMBER_KEY, type PageArguments } from '../../../graphql/connection.ts';
import type { ExplainedSlice } from '../diffTypes.ts';

/** One page of changed slices, which come in the order of their ids. */
export const listChanges = (
  slices: readonly ExplainedSlice[],
  page: PageArguments,
): Promise<Connection<ExplainedSlice>> =>
  connection(
    page,
    ({ sliceId }) => String(sliceId),
    async ({ take, afterKey }) => {
      const from = afterKey === null ? 0 : slices.findIndex(({ sliceId }) => sliceId > BigInt(afterKey));
      return from < 0 ? [] : slices.slice(from, from + take);
    },
    async () => slices.length,
    NUMBER_KEY,
  );
