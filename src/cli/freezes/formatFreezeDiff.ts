import { formatTable } from '../output/formatTable.ts';
import type { FreezeDiff, FreezeSide } from './types.ts';

type Group = FreezeSide['groups'][number];

/** What two freezes hold differently, for a terminal. */
export function formatFreezeDiff(diff: FreezeDiff): string {
  const { a, b, ruleDifferences, keptSliceCount, relabelledSliceCount } = diff;
  const rules = ruleDifferences.map((row) => `${row.what}: ${row.a} in "${a.name}", ${row.b} in "${b.name}"`);
  const relabelled = relabelledSliceCount === 0 ? '' : `, ${relabelledSliceCount} of them with another label`;
  return [
    rules.length === 0 ? 'Chosen alike.' : rules.join('\n'),
    `Both have ${keptSliceCount} slices${relabelled}.`,
    sideText(`In "${a.name}" and not in "${b.name}"`, diff.removed),
    sideText(`In "${b.name}" and not in "${a.name}"`, diff.added),
  ].join('\n\n');
}

function sideText(title: string, { counts, groups, unexplainedCount }: FreezeSide): string {
  if (counts.slices === 0) return `${title}: nothing.`;
  const head = `${title}: ${counts.slices} slices, ${counts.volumes} whole volumes, ${counts.patients} whole patients; ${unexplainedCount} slices unexplained.`;
  const table = formatTable<Group>(
    [
      { title: 'cause', text: ({ cause }) => cause },
      { title: 'reason', text: ({ reason }) => reason?.code ?? '-' },
      { title: 'slices', numeric: true, text: (group) => String(group.counts.slices) },
      { title: 'of volumes', numeric: true, text: (group) => String(group.counts.volumes) },
      { title: 'of patients', numeric: true, text: (group) => String(group.counts.patients) },
    ],
    groups,
  );
  return `${head}\n${table}`;
}
