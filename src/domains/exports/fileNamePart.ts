/**
 * A name as part of a file name on every system: letters, digits and hyphens. Names that differ only in what is
 * replaced give the same part.
 */
export const fileNamePart = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'x';
