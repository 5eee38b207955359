import { escapeMarkdown } from '../output/escapeMarkdown.ts';
import { markdownTable } from '../output/markdownTable.ts';
import { countText, meanText, metricTitle } from './cellText.ts';
import { type TableRow, tableRows } from './tableRows.ts';
import type { Table } from './types.ts';

/** The comparison table as Markdown, one table per metric. */
export function formatMarkdown(table: Table): string {
  const blocks = table.definitions.map((definition) => {
    const text = (cell: TableRow['cells'][number]): string =>
      `${meanText(cell, definition)} (${countText(cell)})`.replace(' ()', '');
    const bins = table.sizeBins.map(({ title }, n) => ({
      title,
      numeric: true,
      text: ({ cells }: TableRow) => text(cells[n]),
    }));
    const arm = { title: 'arm', text: ({ arm }: TableRow) => arm };
    const rows = tableRows(table, definition);
    return `**${escapeMarkdown(metricTitle(definition))}**\n\n${markdownTable([arm, ...bins], rows)}`;
  });
  return [...blocks, `Mean ± population SD (n in the mean / n), policy ${table.policy}.`].join('\n\n');
}
