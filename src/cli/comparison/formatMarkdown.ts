import { escapeMarkdown, markdownRow } from '../output/escapeMarkdown.ts';
import { countText, meanText, metricTitle } from './cellText.ts';
import { tableRows } from './tableRows.ts';
import type { Table } from './types.ts';

/** The comparison table as Markdown, one table per metric. */
export function formatMarkdown(table: Table): string {
  const head = ['arm', ...table.sizeBins.map(({ title }) => title)];
  const blocks = table.definitions.map((definition) => {
    const rows = tableRows(table, definition).map(({ arm, cells }) => [
      arm,
      ...cells.map((cell) => `${meanText(cell, definition)} (${countText(cell)})`.replace(' ()', '')),
    ]);
    const lines = [head, head.map((_, n) => (n === 0 ? '---' : '---:')), ...rows];
    return `**${escapeMarkdown(metricTitle(definition))}**\n\n${lines.map(markdownRow).join('\n')}`;
  });
  return [...blocks, `Mean ± population SD (n in the mean / n), policy ${table.policy}.`].join('\n\n');
}
