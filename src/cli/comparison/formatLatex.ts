import { escapeLatex } from '../output/escapeLatex.ts';
import { countText, meanText, metricTitle } from './cellText.ts';
import { tableRows } from './tableRows.ts';
import type { Table } from './types.ts';

/** The comparison table as LaTeX with booktabs, one tabular for all metrics. */
export function formatLatex(table: Table): string {
  const columns = table.sizeBins.length;
  const blocks = table.definitions.map((definition) => {
    const rows = tableRows(table, definition).map(({ arm, cells }) =>
      [arm, ...cells.map((cell) => `${meanText(cell, definition)} (${countText(cell)})`.replace(' ()', ''))]
        .map(escapeLatex)
        .join(' & '),
    );
    const title = `\\multicolumn{${columns + 1}}{l}{\\textit{${escapeLatex(metricTitle(definition))}}}`;
    return [title, ...rows].map((row) => `${row} \\\\`).join('\n');
  });
  const head = ['Arm', ...table.sizeBins.map(({ title }) => title)].map(escapeLatex).join(' & ');
  return [
    '% Needs \\usepackage{booktabs}. Mean and population SD, n in the mean / n.',
    `% Policy ${table.policy}, freeze ${table.experiment.freeze.hash}`,
    `\\begin{tabular}{l${'r'.repeat(columns)}}`,
    '\\toprule',
    `${head} \\\\`,
    '\\midrule',
    blocks.join('\n\\midrule\n'),
    '\\bottomrule',
    '\\end{tabular}',
  ].join('\n');
}
