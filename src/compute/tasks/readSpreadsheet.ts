import { readSheetTable } from '../../formats/xlsx/readSheetTable.ts';
import type { SourceFile } from './sourceImage.ts';

export interface ReadSpreadsheetPayload {
  readonly file: SourceFile;
  /** Name of the sheet; the first one when undefined. */
  readonly sheet?: string;
}

/** Unpacks and parses a spreadsheet, which may be large, far from the event loop. */
export const readSpreadsheet = ({ file, sheet }: ReadSpreadsheetPayload): Promise<string[][]> =>
  readSheetTable(file.bytes, file.fileName, sheet);
