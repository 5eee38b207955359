import { type CellValue, readSheet } from 'read-excel-file/universal';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { requireSmallSheets } from './requireSmallSheets.ts';

/** Packed; a table of all patients of a collection has a hundredth of it. */
const MOST_FILE_BYTES = 4 << 20;

/**
 * The rows of one sheet of an Excel file (.xlsx) as text. Numbers are written as JavaScript does, dates as
 * 2007-03-08, empty cells as nothing. Rows without any text are left out, as in CSV.
 * @param sheet its name; the first one when undefined
 * @throws PAYLOAD_TOO_LARGE, CORRUPT_FILE, INVALID_INPUT when there is no sheet of that name
 */
export async function readSheetTable(
  bytes: Uint8Array,
  fileName: string,
  sheet?: string,
): Promise<string[][]> {
  if (bytes.length > MOST_FILE_BYTES) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${fileName} has ${bytes.length} bytes, more than the ${MOST_FILE_BYTES} that are read. Save it as CSV.`,
    );
  }
  requireSmallSheets(bytes, fileName);
  const rows = await readRows(bytes, fileName, sheet);
  return rows.map((row) => row.map(textOf)).filter((row) => row.some((text) => text !== ''));
}

async function readRows(bytes: Uint8Array, fileName: string, sheet: string | undefined) {
  try {
    return await readSheet(new Blob([bytes as Uint8Array<ArrayBuffer>]), sheet ?? 1);
  } catch (cause) {
    const { name, message } = cause as Error;
    if (/sheet .*not found/i.test(`${name} ${message}`) && sheet !== undefined) {
      throw new SonoledgerError('INVALID_INPUT', `${fileName} has no sheet "${sheet}".`, {}, { cause });
    }
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is no readable .xlsx file.`, {}, { cause });
  }
}

function textOf(value: CellValue | null): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
