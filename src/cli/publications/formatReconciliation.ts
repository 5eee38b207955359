import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import { formatTable } from '../output/formatTable.ts';
import type { ReconciledCase, Reconciliation } from './types.ts';

type Count = Reconciliation['counts'][number];
type Shown = Omit<ReconciledCase, 'exclusions'>;

const LEVELS = ['patients', 'volumes'] as const;

/** A study's cohort beside ours, for a terminal. */
export function formatReconciliation(found: Reconciliation & { cases: readonly ReconciledCase[] }): string {
  const { study, scope, counts, membersKnown, bothPatients, bothVolumes, cases, remainders } = found;
  const both = bothVolumes === null ? '' : ` and ${bothVolumes} volumes`;
  return [
    `"${study.name}" beside ${scope}`,
    formatTable<Count>(
      [
        { title: 'after', text: ({ title }) => title },
        ...LEVELS.flatMap((level) => [
          { title: `${level}: ours`, numeric: true, text: ({ ours }: Count) => shown(ours[level]) },
          { title: 'theirs', numeric: true, text: ({ theirs }: Count) => shown(theirs[level]) },
          { title: 'difference', numeric: true, text: ({ difference }: Count) => signed(difference[level]) },
        ]),
      ],
      counts,
    ),
    membersKnown
      ? `${bothPatients} patients${both} on both sides, ${cases.length} cases on one side alone.`
      : 'The study names no members: counts can be compared, cases not.',
    ...(cases.length > 0 ? [caseTable(cases)] : []),
    ...remainders.map(({ message, candidates }) =>
      candidates.length === 0 ? message : `${message}\nCandidates:\n${caseTable(candidates)}`,
    ),
  ].join('\n\n');
}

/** Every case as a line of CSV. */
export const formatCasesCsv = (cases: readonly ReconciledCase[]): string =>
  [
    'side,pseudonym,volume,cause,explanation,exclusions',
    ...cases.map(({ side, pseudonym, volume, cause, message, exclusions }) =>
      spreadsheetLine([side, pseudonym, volume, cause, message, exclusions.map(({ id }) => id).join(' ')]),
    ),
  ].join('\n');

const caseTable = (cases: readonly Shown[]): string =>
  formatTable<Shown>(
    [
      { title: 'side', text: ({ side }) => side },
      { title: 'patient', text: ({ pseudonym }) => pseudonym },
      { title: 'volume', text: ({ volume }) => volume ?? 'all' },
      { title: 'cause', text: ({ cause }) => cause },
      { title: 'why', text: ({ message }) => message },
    ],
    cases,
  );

const shown = (count: number | null): string => (count === null ? '-' : String(count));

const signed = (count: number | null): string => (count !== null && count > 0 ? `+${count}` : shown(count));
