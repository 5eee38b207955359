import type { RuleOutcome } from '../../generated/resolverTypes.ts';
import { count } from '../output/count.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import type { PreviewRow, RuleCaseRow } from './types.ts';

const TITLES: Readonly<Record<RuleOutcome, string>> = {
  EXCLUDE: 'excluded',
  NEEDS_REVIEW: 'for a person to look at',
  KEEP: 'kept',
  ALREADY_EXCLUDED: 'out already',
  REINSTATED: 'brought back by a person',
};

const CASES: readonly Column<RuleCaseRow>[] = [
  { title: 'patient', text: ({ patient }) => patient.pseudonym },
  { title: 'subject', text: ({ subjectId }) => subjectId },
  { title: 'outcome', text: ({ outcome }) => TITLES[outcome] },
  { title: 'because', text: ({ because }) => because ?? '-' },
];

/** What a rule does, in a sentence, by outcome and by condition, with the cases when there are any to list. */
export function formatPreview(preview: PreviewRow, cases: readonly RuleCaseRow[]): string {
  const { stage, reason, all, byOutcome, byCondition } = preview;
  const kind = preview.subjectKind.toLowerCase().replace('_', ' ');
  const excluded = byOutcome.find(({ outcome }) => outcome === 'EXCLUDE')?.tally ?? NOBODY;
  const head = `Excludes ${excluded.subjectCount} of ${count(all.subjectCount, kind)} at ${stage} as ${reason.code}, with ${count(excluded.volumeCount, 'volume')} of ${count(excluded.patientCount, 'patient')}.`;
  const reasons = byCondition.map(
    ({ condition, failing, missing }) =>
      `  ${condition}: ${failing.subjectCount} fail, ${missing.subjectCount} unknown`,
  );
  const outcomes = formatTable(
    [
      { title: 'outcome', text: ({ outcome }) => TITLES[outcome] },
      { title: `${kind}s`, numeric: true, text: ({ tally }) => String(tally.subjectCount) },
      { title: 'patients', numeric: true, text: ({ tally }) => String(tally.patientCount) },
      { title: 'volumes', numeric: true, text: ({ tally }) => String(tally.volumeCount) },
    ],
    byOutcome,
  );
  return [head, ...reasons, '', outcomes, ...(cases.length > 0 ? ['', formatTable(CASES, cases)] : [])].join(
    '\n',
  );
}

const NOBODY = { subjectCount: 0, patientCount: 0, volumeCount: 0 };
