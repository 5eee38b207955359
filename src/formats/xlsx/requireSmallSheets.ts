import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** A table of ten thousand patients with a hundred columns has a tenth of it. */
const MOST_BYTES = 64 << 20;
const MOST_ENTRIES = 1000;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;
const MOST_CELLS = 2_000_000;

const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Refuses a spreadsheet that announces or spans more than a table has, before its reader takes memory for it: a few
 * bytes in an archive can become gigabytes, and one cell in the last row of a sheet a million rows.
 * @throws PAYLOAD_TOO_LARGE, CORRUPT_FILE
 */
export function requireSmallSheets(bytes: Uint8Array, fileName: string): void {
  const tooLarge = (what: string): never => {
    const message = `${fileName} ${what}, more than a table of patients has. Save the sheet alone, or as CSV.`;
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', message);
  };
  let sizeBytes = 0;
  let entries = 0;
  const isSheet = ({ name, originalSize }: UnzipFileInfo): boolean => {
    sizeBytes += originalSize;
    entries++;
    if (sizeBytes > MOST_BYTES || entries > MOST_ENTRIES) tooLarge('unpacks to too many files or bytes');
    return /worksheets\/.*\.xml$/i.test(name);
  };
  for (const sheet of Object.values(unzip(bytes, isSheet, fileName))) {
    const { rows, columns } = extentOf(strFromU8(sheet), fileName);
    if (rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS) {
      tooLarge(`has a sheet of ${rows} rows and ${columns} columns`);
    }
  }
}

function unzip(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean, fileName: string) {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof SonoledgerError) throw cause;
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is a damaged spreadsheet.`, {}, { cause });
  }
}

/** The last row and column that a sheet names, by the addresses of its rows and cells. */
function extentOf(xml: string, fileName: string): { rows: number; columns: number } {
  let [rows, columns] = [0, 0];
  for (const [, double, single] of xml.matchAll(ADDRESS)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single) ?? [];
    if (digits === undefined) {
      throw new SonoledgerError('CORRUPT_FILE', `${fileName} has a cell with an impossible address.`);
    }
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters));
  }
  return { rows, columns };
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
