/** A column of a table. Numbers are aligned to the right, so that they can be compared. */
export interface Column<Row> {
  readonly title: string;
  readonly numeric?: boolean;
  readonly text: (row: Row) => string;
}

const GAP = '  ';

/** An aligned table with a head and a rule; without rows it says so. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  if (rows.length === 0) return '(none)';
  const cells = rows.map((row) => columns.map(({ text }) => oneLine(text(row))));
  const widths = columns.map(({ title }, n) =>
    Math.max(width(title), ...cells.map((line) => width(line[n]))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, n) => align(text, widths[n], columns[n].numeric))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((count) => '-'.repeat(count)).join(GAP);
  return [line(columns.map(({ title }) => title)), rule, ...cells.map(line)].join('\n');
}

function align(text: string, to: number, numeric = false): string {
  const space = ' '.repeat(to - width(text));
  return numeric ? space + text : text + space;
}

// Code points rather than UTF-16 units; names in wide scripts may still stand out.
const width = (text: string): number => [...text].length;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
