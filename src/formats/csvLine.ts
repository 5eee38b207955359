export type CsvValue = string | number | bigint | boolean | null | undefined;

/** One line of CSV (RFC 4180), without its end: quoted where a reader needs it, empty for an absent value. */
export const csvLine = (values: readonly CsvValue[]): string => values.map(field).join(',');

function field(value: CsvValue): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
