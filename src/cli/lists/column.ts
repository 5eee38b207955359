import type { Column } from '../output/formatTable.ts';
import type { Row } from './types.ts';

/** A column that shows what a function reads; a dash for null and for an empty list. */
export const column = (title: string, read: (row: Row) => unknown): Column<Row> => ({
  title,
  text: (row) => shown(read(row)),
});

/** The same with numbers, aligned to the right. */
export const numberColumn = (title: string, read: (row: Row) => unknown): Column<Row> => ({
  ...column(title, read),
  numeric: true,
});

function shown(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(shown).join(', ');
  return String(value);
}
