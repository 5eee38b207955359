type CsvValue = string | number | bigint | null;

/** One line of CSV (RFC 4180), without its end: quoted where a reader needs it, empty for null. */
export const csvLine = (values: readonly CsvValue[]): string => values.map(field).join(',');

function field(value: CsvValue): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
