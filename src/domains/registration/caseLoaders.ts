import { groupByKey } from '../../graphql/groupByKey.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { RegistrationRecord } from '../../graphql/records.ts';
import { countCases, findCaseIds } from './methods.queries.ts';
import { findRegistrationsByIds } from './queries.ts';
import type { CasesRequest } from './types.ts';

/** Pages of cases: one query for all methods that ask for the same page, and one for the records of all. */
export const casesByMethod: BatchFunction<CasesRequest, RegistrationRecord[]> = async ({ app }, requests) => {
  const keyOf = ({ selection, take, afterKey }: CasesRequest): string =>
    JSON.stringify([selection, take, afterKey]);
  const pages = await askedOnce(requests, keyOf, (group) =>
    findCaseIds(
      app.prisma,
      group[0],
      group.map(({ method }) => method),
    ),
  );
  const ids = [...pages.values()].flat().map(({ id }) => id);
  const rows = await findRegistrationsByIds(app.prisma, [...new Set(ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return requests.map((request) =>
    (pages.get(keyOf(request)) ?? [])
      .filter(({ method }) => method === request.method)
      .flatMap(({ id }) => byId.get(id) ?? []),
  );
};

/** How many cases there are: one query for all methods that ask the same. */
export const caseCountByMethod: BatchFunction<CasesRequest, number> = async ({ app }, requests) => {
  const keyOf = ({ selection }: CasesRequest): string => JSON.stringify(selection);
  const counts = await askedOnce(requests, keyOf, ([{ selection }]) => countCases(app.prisma, selection));
  return requests.map((request) => {
    const rows = counts.get(keyOf(request)) ?? [];
    return rows.find(({ method }) => method === request.method)?.count ?? 0;
  });
};

async function askedOnce<Row>(
  requests: readonly CasesRequest[],
  keyOf: (request: CasesRequest) => string,
  ask: (group: readonly CasesRequest[]) => Promise<Row[]>,
): Promise<Map<string, Row[]>> {
  const keys = [...new Set(requests.map(keyOf))];
  const found = await Promise.all(groupByKey(keys, requests, keyOf).map(ask));
  return new Map(keys.map((key, n) => [key, found[n]]));
}
