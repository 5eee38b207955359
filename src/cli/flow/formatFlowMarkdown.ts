import { escapeMarkdown, markdownRow } from '../output/escapeMarkdown.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import { flowCaption, flowCell } from './flowCell.ts';
import { flowRows, LEVELS } from './flowRows.ts';

/** The cohort flow as a Markdown table with a caption. */
export function formatFlowMarkdown(flow: Flow): string {
  const rows = flowRows(flow).map((row) => {
    const stage = row.kind === 'ENTERED' ? row.stageTitle : '';
    const title = row.reasonCode === null ? row.title : `${row.title} (${row.reasonCode})`;
    return markdownRow([stage, title, ...LEVELS.map((level) => flowCell(row, level))]);
  });
  const head = markdownRow(['stage', '', ...LEVELS]);
  return [
    head,
    '| --- | --- | ---: | ---: | ---: |',
    ...rows,
    '',
    escapeMarkdown(flowCaption(flow.scope, flow.asOf, flow.ledgerSeq)),
  ].join('\n');
}
