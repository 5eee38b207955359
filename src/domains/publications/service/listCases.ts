import { type Connection, connection, NUMBER_KEY, type PageArguments } from '../../../graphql/connection.ts';
import type { CaseRow } from '../types.ts';

/** One page of the cases of a reconciliation, in their order. */
export async function listCases(
  cases: readonly CaseRow[],
  page: PageArguments,
): Promise<Connection<CaseRow>> {
  const places = await connection(
    page,
    (place: number) => String(place),
    async ({ take, afterKey }) => {
      const from = afterKey === null ? 0 : Number(afterKey) + 1;
      return cases.slice(from, from + take).map((_, n) => from + n);
    },
    async () => cases.length,
    NUMBER_KEY,
  );
  return {
    nodes: places.nodes.map((place) => cases[place]),
    pageInfo: places.pageInfo,
    totalCount: cases.length,
  };
}
