import type { ServiceContext } from '../../../context/types.ts';
import { spreadsheetLine } from '../../../formats/spreadsheetLine.ts';
import { type ExportedEvent, findEventsToExport } from '../queries.ts';

export type LedgerFormat = 'jsonl' | 'csv';

const EVENTS_AT_A_TIME = 2000;

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'agent',
  'action',
  'entity',
  'entityId',
  'entityVersion',
  'reason',
  'requestId',
  'before',
  'after',
  'prevHash',
  'hash',
] as const satisfies (keyof ExportedEvent)[];

/**
 * The whole ledger, oldest first, page by page as it is read. `jsonl` is for machines: each line has the text
 * that its hash is made of, so that `verifyExportedLedger` needs no database. `csv` is for people.
 */
export async function* exportLedger(
  { app }: ServiceContext,
  format: LedgerFormat,
): AsyncGenerator<string, void, void> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`;
  for (let seq = 0n; ; ) {
    const events = await findEventsToExport(app.prisma, seq, EVENTS_AT_A_TIME);
    if (events.length > 0) yield events.map(format === 'csv' ? csvLine : jsonLine).join('');
    const last = events.at(-1);
    if (last === undefined || events.length < EVENTS_AT_A_TIME) return;
    seq = last.seq;
  }
}

const jsonLine = (event: ExportedEvent): string =>
  `${JSON.stringify({ ...event, seq: String(event.seq) })}\n`;

const csvLine = (event: ExportedEvent): string =>
  `${spreadsheetLine(COLUMNS.map((column) => csvValue(event[column])))}\r\n`;

const csvValue = (value: unknown): string | null =>
  value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
