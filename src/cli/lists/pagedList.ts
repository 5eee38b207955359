import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Column } from '../output/formatTable.ts';
import type { List, Row } from './types.ts';

type Variables = { readonly filter?: unknown; readonly after?: string | null };

/**
 * A list that comes in pages under the name `page`; the document takes $filter and $after. Sorted by
 * its first two columns.
 */
export const pagedList = (
  name: string,
  description: string,
  text: string,
  columns: readonly Column<Row>[],
): List => ({
  name,
  description,
  byDataSet: true,
  columns,
  fetch: async (client, dataSet) => {
    const rows = await fetchAll(
      client,
      operation<{ page: Page<Row> }, Variables>(text),
      dataSet === undefined ? {} : { filter: { dataSetName: { equals: dataSet } } },
      (data) => data.page,
    );
    const key = (row: Row): string => `${columns[0].text(row)} ${columns[1].text(row)}`;
    return rows.sort((a, b) => key(a).localeCompare(key(b)));
  },
});
