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
    return `**${escaped(metricTitle(definition))}**\n\n${lines.map(line).join('\n')}`;
  });
  return [...blocks, `Mean ± population SD (n in the mean / n), policy ${table.policy}.`].join('\n\n');
}

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

const escaped = (text: string): string => text.replace(/[\\|*_<>]/g, '\\$&');
