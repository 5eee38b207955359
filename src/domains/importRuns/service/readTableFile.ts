import { readFile, stat } from 'node:fs/promises';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { parseCsv } from '../../../formats/csv/parseCsv.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, string>[];
}

const LARGEST_TABLE_BYTES = 32 << 20;

/** Reads a CSV file with a head into rows by column. */
export async function readTableFile(path: string, name: string): Promise<Table> {
  const { size } = await stat(path);
  if (size > LARGEST_TABLE_BYTES) {
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', `${name} is too large for a table: ${size} bytes.`);
  }
  const lines = [...parseCsv(await readFile(path, 'utf8'), name)];
  return toTable(lines, name);
}

function toTable(lines: readonly (readonly string[])[], name: string): Table {
  const [head, ...body] = lines;
  if (head === undefined)
    throw new SonoledgerError('CORRUPT_FILE', `${name} is empty: it has no row of column names.`);
  const columns = head.map((column) => column.trim());
  const rows = body.map((cells) => new Map(columns.map((column, n) => [column, cells[n] ?? ''])));
  return { columns, rows };
}
