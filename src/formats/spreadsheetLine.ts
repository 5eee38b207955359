import { type CsvValue, csvLine } from './csvLine.ts';

/** One line of CSV for people: what a spreadsheet would run as a formula is marked as text. */
export const spreadsheetLine = (values: readonly CsvValue[]): string =>
  csvLine(
    values.map((value) => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value)),
  );
