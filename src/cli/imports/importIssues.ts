import { type Column, formatTable } from '../output/formatTable.ts';
import type { ImportItemRow } from './importRun.ts';

const COLUMNS: readonly Column<ImportItemRow>[] = [
  { title: 'outcome', text: ({ outcome }) => outcome },
  { title: 'reason', text: ({ reason }) => reason ?? '-' },
  { title: 'item', text: ({ key }) => key },
  { title: 'why', text: ({ message }) => message ?? '-' },
];

/** Items that made no record, each with its reason. */
export const importIssues = (items: readonly ImportItemRow[]): string => formatTable(COLUMNS, items);
