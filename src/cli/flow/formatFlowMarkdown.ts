import { escapeMarkdown } from '../output/escapeMarkdown.ts';
import { markdownTable } from '../output/markdownTable.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import { flowCaption, flowCell } from './flowCell.ts';
import { type FlowRow, flowRows, LEVELS } from './flowRows.ts';

const COLUMNS = [
  { title: 'stage', text: ({ kind, stageTitle }: FlowRow) => (kind === 'ENTERED' ? stageTitle : '') },
  {
    title: '',
    text: ({ title, reasonCode }: FlowRow) => (reasonCode === null ? title : `${title} (${reasonCode})`),
  },
  ...LEVELS.map((level) => ({ title: level, numeric: true, text: (row: FlowRow) => flowCell(row, level) })),
];

/** The cohort flow as a Markdown table with a caption. */
export const formatFlowMarkdown = (flow: Flow): string =>
  [
    markdownTable(COLUMNS, flowRows(flow)),
    escapeMarkdown(flowCaption(flow.scope, flow.asOf, flow.ledgerSeq)),
  ].join('\n\n');
