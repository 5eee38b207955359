import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import { flowRows, LEVELS } from './flowRows.ts';

const OF_LEVEL = ['', '_entered', '_rate', '_lower', '_upper'] as const;
const HEAD = [
  ...['stage', 'row', 'reason', 'title'],
  ...LEVELS.flatMap((level) => OF_LEVEL.map((end) => `${level}${end}`)),
  ...['scope', 'as_of', 'ledger_seq'],
];

/** The cohort flow as CSV, with all digits; an empty field is a level that does not exist yet, or no rate. */
export function formatFlowCsv(flow: Flow): string {
  const lines = flowRows(flow).map(({ stage, kind, reasonCode, title, count, rates }) =>
    spreadsheetLine([
      ...[stage, kind, reasonCode, title],
      ...LEVELS.flatMap((level) => {
        const rate = rates?.[level];
        return [count[level], rate?.total, rate?.share, rate?.lower, rate?.upper];
      }),
      ...[flow.scope, flow.asOf, flow.ledgerSeq],
    ]),
  );
  return [spreadsheetLine(HEAD), ...lines].join('\n');
}
