import type { Command } from 'commander';
import type { Stage, SubjectKind } from '../../generated/resolverTypes.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { STAGES, SUBJECT_KINDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { formatNumber } from '../output/formatNumber.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { type ExclusionRow, fetchExclusions } from '../pipeline/fetchExclusions.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options {
  readonly stage?: readonly Stage[];
  readonly subject?: readonly SubjectKind[];
  readonly all?: boolean;
}

const COLUMNS: readonly Column<ExclusionRow>[] = [
  { title: 'at', text: ({ createdAt }) => createdAt.slice(0, 19) },
  { title: 'stage', text: ({ stage }) => stage },
  { title: 'subject', text: ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}` },
  { title: 'decision', text: ({ decision, active }) => (active ? decision : `${decision} (past)`) },
  { title: 'reason', text: ({ reason }) => reason.code },
  { title: 'by', text: decidedBy },
  { title: 'scope', text: ({ scope }) => scope },
  { title: 'comment', text: ({ comment }) => comment ?? '-' },
  { title: 'id', text: ({ id }) => id },
];

/** sonoledger exclusions: who was taken out and why. */
export function exclusionsCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('exclusions')
    .description('List exclusions in force, with --all also those that were lifted and slices.')
    .addOption(choiceOption('--stage <s...>', 'only of these stages', STAGES))
    .addOption(
      choiceOption('--subject <kind...>', 'only about these; slices are left out else', SUBJECT_KINDS),
    )
    .option('--all', 'also past ones, reinstatements and slices')
    .action(
      connected<Options>(terminal, async (session, { stage, subject, all }) => {
        const kinds = subject ?? (all ? undefined : SUBJECT_KINDS.filter((kind) => kind !== 'SLICE'));
        const filter = { stage, subjectKind: kinds, active: all ? undefined : true };
        const rows = await fetchExclusions(session.client, filter);
        session.show(rows, () => `${formatTable(COLUMNS, rows)}\n${count(rows.length, 'record')}`);
      }),
    );
  withExamples(command, 'exclusions --stage VISUAL_REVIEW REGISTRATION');
}

function decidedBy(row: ExclusionRow): string {
  if (row.reviewer !== null) return row.reviewer.name;
  const rule = row.ruleName === null ? '-' : `${row.ruleName}@${row.ruleVersion}`;
  if (row.measuredValue === null) return rule;
  return `${rule}: ${formatNumber(row.measuredValue)} against ${formatNumber(row.threshold)}`;
}
