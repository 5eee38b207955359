import { formatTable } from '../output/formatTable.ts';
import { countText, meanText, metricTitle } from './cellText.ts';
import { type TableRow, tableRows } from './tableRows.ts';
import type { Table, TableDefinition } from './types.ts';

/** The comparison table for a terminal, one block per metric. */
export function formatText(table: Table): string {
  const { experiment, policy } = table;
  return [
    `Experiment "${experiment.name}" on freeze "${experiment.freeze.name}"`,
    ...table.definitions.map((definition) => `${metricTitle(definition)}\n${block(table, definition)}`),
    `Mean ± population SD over slices under ${policy}; behind it values in the mean / all slices${missingText(table)}.`,
  ].join('\n\n');
}

function block(table: Table, definition: TableDefinition): string {
  const bins = table.sizeBins.flatMap(({ title }, n) => [
    {
      title,
      numeric: true,
      text: ({ cells }: TableRow) => meanText(cells[n], definition),
    },
    { title: 'n', numeric: true, text: ({ cells }: TableRow) => countText(cells[n]) },
  ]);
  return formatTable(
    [{ title: 'arm', text: ({ arm }: TableRow) => arm }, ...bins],
    tableRows(table, definition),
  );
}

function missingText(table: Table): string {
  const [definition] = table.definitions;
  if (!definition) return '';
  const lacking = tableRows(table, definition).flatMap(({ arm, cells }) => {
    const missing = cells.at(-1)?.nMissing ?? 0;
    return missing > 0 ? [`${arm}: ${missing}`] : [];
  });
  return lacking.length === 0 ? '' : `. Slices without a prediction: ${lacking.join(', ')}`;
}
