/** A value as a field of a CSV file; nothing for an absent one. */
export function csvField(value: string | number | boolean | null | undefined): string {
  // A leading sign would make a name a formula in a spreadsheet.
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file. */
export const csvLine = (values: readonly Parameters<typeof csvField>[0][]): string =>
  values.map(csvField).join(',');
