/** Text that Markdown shows as it is, also in a cell of a table. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\|*_<>]/g, '\\$&');

/** A row of a Markdown table. */
export const markdownRow = (cells: readonly string[]): string =>
  `| ${cells.map(escapeMarkdown).join(' | ')} |`;
