import { parse } from 'csv-parse/sync';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Several times the slices of the largest published set. */
const MOST_ROWS = 250_000;
const LONGEST_ROW = 65_536;

export interface CsvTable {
  /** Column names as written, trimmed. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a CSV file (RFC 4180; comma) with a line of column names.
 * @throws CORRUPT_FILE, PAYLOAD_TOO_LARGE beyond 250,000 rows
 */
export function readCsv(text: string, fileName: string): CsvTable {
  const [columns, ...rows] = parseRows(text, fileName);
  if (columns === undefined) throw new SonoledgerError('CORRUPT_FILE', `${fileName} is empty.`);
  if (rows.length > MOST_ROWS) {
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', `${fileName} has more than ${MOST_ROWS} rows: split it.`);
  }
  return { columns: columns.map((name) => name.trim()), rows };
}

function parseRows(text: string, fileName: string): string[][] {
  const options = {
    bom: true,
    skip_empty_lines: true,
    // Not detected: files that were appended to on two systems have both.
    record_delimiter: ['\r\n', '\n'],
    max_record_size: LONGEST_ROW,
    to: MOST_ROWS + 2,
  };
  try {
    return parse(text, options);
  } catch (cause) {
    const why = `${fileName} is no CSV table: ${(cause as Error).message}.`;
    throw new SonoledgerError('CORRUPT_FILE', why, {}, { cause });
  }
}

/** The number of a column. CORRUPT_FILE names the column that is absent. */
export function requireColumn({ columns }: CsvTable, name: string, fileName: string): number {
  const found = columns.indexOf(name);
  if (found >= 0) return found;
  const seen = columns.slice(0, 20).join(', ').slice(0, 200);
  throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no column "${name}"; it has ${seen}.`);
}
