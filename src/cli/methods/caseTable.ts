import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import { count } from '../output/count.ts';
import { formatNumber } from '../output/formatNumber.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { markdownTable } from '../output/markdownTable.ts';
import type { CaseRow } from './types.ts';

const COLUMNS: readonly Column<CaseRow>[] = [
  { title: 'patient', text: ({ fixedVolume }) => fixedVolume.patient.pseudonym },
  { title: 'volume', text: ({ fixedVolume }) => fixedVolume.name },
  { title: 'method', text: ({ method }) => method },
  { title: 'state', text: ({ state, error }) => (error === null ? state : `${state} ${error.code}`) },
  { title: 'tracked mm', numeric: true, text: ({ evidence }) => formatNumber(evidence?.mtreTrackedMm) },
  { title: 'registered mm', numeric: true, text: ({ evidence }) => formatNumber(evidence?.mtreRegisteredMm) },
  { title: 'claims better', text: ({ evidence }) => claim(evidence?.betterByEvidence) },
  { title: 'P(> 5 mm)', numeric: true, text: ({ evidence }) => formatNumber(evidence?.failureProbability) },
  { title: '± mm', numeric: true, text: ({ evidence }) => formatNumber(evidence?.displacementUncertaintyMm) },
  { title: 'verdict', text: ({ standingVerdict }) => standingVerdict ?? '-' },
  { title: 'excluded', text: exclusionReasons },
  { title: 'registration', text: ({ id }) => id },
  { title: 'QC sheet', text: ({ qcSheets }) => qcSheets[0]?.url ?? '-' },
];

const FORMATS = {
  text: (rows: readonly CaseRow[]): string =>
    `${formatTable(COLUMNS, rows)}\n${count(rows.length, 'registration')}`,
  csv: (rows: readonly CaseRow[]): string =>
    [
      spreadsheetLine(COLUMNS.map(({ title }) => title)),
      ...rows.map((row) => spreadsheetLine(COLUMNS.map(({ text }) => text(row)))),
    ].join('\n'),
  markdown: (rows: readonly CaseRow[]): string => markdownTable(COLUMNS, rows),
};

/** The registrations behind a count, one a line. */
export const caseTable = (rows: readonly CaseRow[], format: keyof typeof FORMATS = 'text'): string =>
  FORMATS[format](rows);

const claim = (better: boolean | undefined): string => (better === undefined ? '-' : better ? 'yes' : 'no');

/** Why it is out, and whether its volume or its patient is out rather than itself. */
function exclusionReasons({ exclusions, fixedVolume }: CaseRow): string {
  const codes = (list: CaseRow['exclusions'], of: string): string[] =>
    list.map(({ reason }) => `${reason.code}${of}`);
  const all = [
    ...codes(exclusions, ''),
    ...codes(fixedVolume.exclusions, ' (volume)'),
    ...codes(fixedVolume.patient.exclusions, ' (patient)'),
  ];
  return all.join(', ') || '-';
}
