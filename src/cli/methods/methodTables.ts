import type { Proportion, Quartiles } from '../../generated/resolverTypes.ts';
import { formatNumber } from '../output/formatNumber.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import type { MethodRow } from './types.ts';

const METHOD: Column<MethodRow> = {
  title: 'method',
  text: ({ method, mtreIsTrainingError }) => `${method}${mtreIsTrainingError ? ' *' : ''}`,
};

const counted = (title: string, count: (row: MethodRow) => number): Column<MethodRow> => ({
  title,
  numeric: true,
  text: (row) => String(count(row)),
});

const shared = (title: string, share: (row: MethodRow) => Proportion): Column<MethodRow> => ({
  title,
  numeric: true,
  text: (row) => ratio(share(row)),
});

const measured = (title: string, value: (row: MethodRow) => string): Column<MethodRow> => ({
  title,
  numeric: true,
  text: value,
});

/** Two tables, what became of the registrations and how far off and how slow they are, and what the words mean. */
export function methodTables(rows: readonly MethodRow[]): string {
  if (rows.length === 0) return 'No registrations on this data set.';
  const reasons = rows.flatMap(({ method, exclusionsByReason }) =>
    exclusionsByReason.map(
      ({ reason, excluded }) => `${method}: ${ratio(excluded)} excluded, ${reason.title} (${reason.code}).`,
    ),
  );
  return [
    'Outcome',
    formatTable(outcomeColumns(rows), rows),
    ...reasons,
    'Wrong: mTRE above 5 mm, of those with landmarks. Claims better: than the tracked pose, by its evidence, of those completed.',
    'Silent failures: passed all automatic checks though wrong, of those that claim better, have landmarks and are not excluded.',
    'Agreement: the standing verdict accepts what claims better or rejects what does not, of those decided. [95 % interval].',
    '',
    'Accuracy and time',
    ...trackedLines(rows),
    formatTable(ACCURACY, rows),
    'Median [quartiles] of n, with landmarks; all values when n is below 5. Change: mTRE less that of TRACKED_POSE on the',
    'same volumes, below 0 is better. Seconds: median.',
    ...(rows.some(({ mtreIsTrainingError }) => mtreIsTrainingError)
      ? ['* Fitted to the landmarks: its mTRE is a training error.']
      : []),
    '',
    'The cases behind a count: --cases wrong|silent|excluded|failed|all, with --method.',
  ].join('\n');
}

function outcomeColumns(rows: readonly MethodRow[]): Column<MethodRow>[] {
  const optional = [
    counted('pending', ({ pendingCount }) => pendingCount),
    counted('cancelled', ({ cancelledCount }) => cancelledCount),
  ].filter(({ text }) => rows.some((row) => text(row) !== '0'));
  return [
    METHOD,
    counted('volumes', ({ volumeCount }) => volumeCount),
    counted('patients', ({ patientCount }) => patientCount),
    shared('completed', ({ completed }) => completed),
    shared('failed', ({ failed }) => failed),
    ...optional,
    { title: 'excluded', text: ({ excluded }) => interval(excluded) },
    shared('wrong', ({ wrong }) => wrong),
    shared('claims better', ({ betterByEvidence }) => betterByEvidence),
    shared('silent failures', ({ silentFailures }) => silentFailures),
    shared('agreement', ({ verdicts }) => verdicts.agreement),
  ];
}

const ACCURACY: readonly Column<MethodRow>[] = [
  METHOD,
  counted('n', ({ mtreRegisteredMm }) => mtreRegisteredMm.count),
  { title: 'mTRE mm', text: ({ mtreRegisteredMm }) => spread(mtreRegisteredMm) },
  measured('mean', ({ mtreRegisteredMm }) => formatNumber(mtreRegisteredMm.mean)),
  measured('largest', ({ mtreRegisteredMm }) => formatNumber(mtreRegisteredMm.largest)),
  measured('paired', ({ againstTrackedPose }) => String(againstTrackedPose?.volumeCount ?? '-')),
  measured('better', ({ againstTrackedPose }) => String(againstTrackedPose?.better.count ?? '-')),
  measured('worse', ({ againstTrackedPose }) => String(againstTrackedPose?.worse.count ?? '-')),
  measured('median change mm', ({ againstTrackedPose }) => signed(againstTrackedPose?.mtreChangeMm.median)),
  measured('seconds', ({ durationMs }) =>
    formatNumber(durationMs.median === null ? null : durationMs.median / 1000, 1),
  ),
];

/** The error before registration: one line where it is the same for all methods, else one for each group of them. */
function trackedLines(rows: readonly MethodRow[]): string[] {
  const withLandmarks = rows.filter(({ mtreTrackedMm }) => mtreTrackedMm.count > 0);
  const textOf = ({ mtreTrackedMm }: MethodRow): string =>
    `${spread(mtreTrackedMm)}, mean ${formatNumber(mtreTrackedMm.mean)}, largest ${formatNumber(mtreTrackedMm.largest)}, n ${mtreTrackedMm.count}`;
  const texts = [...new Set(withLandmarks.map(textOf))];
  return texts.map((text) => {
    const methods = withLandmarks.filter((row) => textOf(row) === text).map(({ method }) => method);
    return `mTRE in the tracked pose, mm: ${text}${texts.length > 1 ? ` (${methods.join(', ')})` : ''}`;
  });
}

const ratio = ({ count, total }: Proportion): string => `${count}/${total}`;

const percent = (share: number | null): string => formatNumber(share === null ? null : 100 * share, 0);

const interval = (proportion: Proportion): string =>
  proportion.total === 0
    ? ratio(proportion)
    : `${ratio(proportion)} [${percent(proportion.lower)}, ${percent(proportion.upper)}] %`;

function spread({ count, q1, median, q3, values }: Quartiles): string {
  if (count === 0) return '-';
  if (values !== null) return values.map((value) => formatNumber(value)).join(', ');
  return `${formatNumber(median)} [${formatNumber(q1)}, ${formatNumber(q3)}]`;
}

const signed = (value: number | null | undefined): string =>
  `${value !== null && value !== undefined && value > 0 ? '+' : ''}${formatNumber(value)}`;
