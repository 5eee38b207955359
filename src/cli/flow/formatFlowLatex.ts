import { escapeLatex } from '../output/escapeLatex.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import { flowCaption, flowCell } from './flowCell.ts';
import { type FlowRow, flowRows, LEVELS } from './flowRows.ts';

/** The cohort flow as LaTeX with booktabs: what STARD and CONSORT ask for as a table. */
export function formatFlowLatex(flow: Flow): string {
  const lines = flowRows(flow).map(
    (row) =>
      `${ruleBefore(row)}${[titleOf(row), ...LEVELS.map((level) => flowCell(row, level))].map(escapeLatex).join(' & ').replace(/^/, indent(row))} \\\\`,
  );
  return [
    '% Needs \\usepackage{booktabs}.',
    `% ${escapeLatex(flowCaption(flow.scope, flow.asOf, flow.ledgerSeq))}`,
    '\\begin{tabular}{lrrr}',
    '\\toprule',
    ' & Patients & Volumes & Slices \\\\',
    ...lines,
    '\\bottomrule',
    '\\end{tabular}',
  ].join('\n');
}

const ruleBefore = ({ kind }: FlowRow): string =>
  kind === 'ENTERED' || kind === 'INCLUDED' ? '\\midrule\n' : '';

const indent = ({ kind }: FlowRow): string => (kind === 'REASON' ? '\\quad ' : '');

const titleOf = ({ kind, stageTitle, title }: FlowRow): string =>
  kind === 'ENTERED' ? `${stageTitle}: entered` : title;
