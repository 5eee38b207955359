import { count } from '../output/count.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import type { ImportCountRow, ImportRunRow } from './importRun.ts';

const KINDS = ['PATIENT', 'VOLUME', 'ANNOTATION', 'LANDMARKS', 'FILE'] as const;

interface ReportRow {
  readonly outcome: string;
  readonly reason: string | null;
  readonly counts: ReadonlyMap<string, number>;
}

const COLUMNS: readonly Column<ReportRow>[] = [
  { title: 'outcome', text: ({ outcome }) => outcome },
  { title: 'reason', text: ({ reason }) => reason ?? '-' },
  ...KINDS.map((kind) => ({
    title: kind === 'LANDMARKS' ? 'landmark sets' : `${kind.toLowerCase()}s`,
    numeric: true,
    text: ({ counts }: ReportRow) => String(counts.get(kind) ?? 0),
  })),
];

/** What became of a folder: items by outcome and reason. */
export function importReport(run: ImportRunRow): string {
  const patients = run.counts
    .filter(({ kind }) => kind === 'PATIENT')
    .reduce((sum, row) => sum + row.count, 0);
  const title = `Data set "${run.dataSetName}" from ${run.rootLabel} (${run.layout}), ${count(patients, 'patient')}`;
  return [
    run.dryRun ? `${title}. Dry run: this would happen, nothing was imported.` : `${title}.`,
    '',
    formatTable(COLUMNS, toRows(run.counts)),
  ].join('\n');
}

function toRows(counts: readonly ImportCountRow[]): ReportRow[] {
  const rows = new Map<string, { outcome: string; reason: string | null; counts: Map<string, number> }>();
  const order = [
    'IMPORTED',
    'SUPERSEDED',
    'UNCHANGED',
    'SKIPPED',
    'NEEDS_ATTENTION',
    'QUARANTINED',
    'FAILED',
  ];
  const sorted = [...counts].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  for (const { kind, outcome, reason, count: n } of sorted) {
    const key = `${outcome} ${reason}`;
    const row = rows.get(key) ?? { outcome, reason, counts: new Map() };
    row.counts.set(kind, n);
    rows.set(key, row);
  }
  return [...rows.values()];
}
