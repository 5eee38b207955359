/** A line of CSV; an empty field is an absent value. */
export const csvLine = (values: readonly (string | number | boolean | null | undefined)[]): string =>
  values.map(field).join(',');

function field(value: string | number | boolean | null | undefined): string {
  // A leading sign would make a name a formula in a spreadsheet.
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
