import { operation } from '../client/operation.ts';
import type { Column } from '../output/formatTable.ts';
import type { List, Row } from './types.ts';

/** A list that the server gives whole, under the name `rows`. */
export const plainList = (
  name: string,
  description: string,
  text: string,
  columns: readonly Column<Row>[],
): List => ({
  name,
  description,
  byDataSet: false,
  columns,
  fetch: async (client) => (await client.request(operation<{ rows: Row[] }>(text), {})).rows,
});
