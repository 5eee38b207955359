import type { Client } from '../client/types.ts';
import type { Column } from '../output/formatTable.ts';

/** A row of a list: any record, read by its columns alone. */
// biome-ignore lint/suspicious/noExplicitAny: each list knows the fields that its own document asks for
export type Row = any;

/** One thing that `sonoledger list` can show. */
export interface List {
  readonly name: string;
  readonly description: string;
  /** Whether it can be limited to a data set. */
  readonly byDataSet: boolean;
  readonly columns: readonly Column<Row>[];
  fetch(client: Client, dataSet?: string): Promise<readonly Row[]>;
}
