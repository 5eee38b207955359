import { readFile, stat } from 'node:fs/promises';
import type { ThreadPool } from '../../../compute/threads/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { parseCsv } from '../../../formats/csv/parseCsv.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, string>[];
}

const LARGEST_TABLE_BYTES = 32 << 20;

export interface TableSource {
  readonly path: string;
  /** For messages; .xlsx is read as a spreadsheet, anything else as CSV. */
  readonly name: string;
  /** Of a spreadsheet; the first one when null. */
  readonly sheet: string | null;
}

/** Reads a table with a head, CSV or .xlsx, into rows by column. */
export async function readTableFile({ path, name, sheet }: TableSource, threads: ThreadPool): Promise<Table> {
  const { size } = await stat(path);
  if (size > LARGEST_TABLE_BYTES) {
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', `${name} is too large for a table: ${size} bytes.`);
  }
  if (/\.xls[xm]$/i.test(name)) {
    const file = { fileName: name, bytes: new Uint8Array(await readFile(path)) };
    return toTable(await threads.run('readSpreadsheet', { file, sheet: sheet ?? undefined }), name);
  }
  return toTable([...parseCsv(await readFile(path, 'utf8'), name)], name);
}

function toTable(lines: readonly (readonly string[])[], name: string): Table {
  const [head, ...body] = lines;
  if (head === undefined)
    throw new SonoledgerError('CORRUPT_FILE', `${name} is empty: it has no row of column names.`);
  const columns = head.map((column) => column.trim());
  const rows = body.map((cells) => new Map(columns.map((column, n) => [column, cells[n] ?? ''])));
  return { columns, rows };
}
