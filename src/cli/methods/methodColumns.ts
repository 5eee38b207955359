import type { Proportion } from '../../generated/resolverTypes.ts';
import { formatNumber } from '../output/formatNumber.ts';
import type { Column } from '../output/formatTable.ts';
import { ratioText } from './ratioText.ts';
import { spreadText } from './spreadText.ts';
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
  text: (row) => ratioText(share(row)),
});

const measured = (title: string, value: (row: MethodRow) => string): Column<MethodRow> => ({
  title,
  numeric: true,
  text: value,
});

/** What became of the registrations. */
export function outcomeColumns(rows: readonly MethodRow[]): Column<MethodRow>[] {
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

/** How far off they are and how long they took. */
export const ACCURACY_COLUMNS: readonly Column<MethodRow>[] = [
  METHOD,
  counted('n', ({ mtreRegisteredMm }) => mtreRegisteredMm.count),
  { title: 'mTRE mm', text: ({ mtreRegisteredMm }) => spreadText(mtreRegisteredMm) },
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

const percent = (share: number | null): string => formatNumber(share === null ? null : 100 * share, 0);

const interval = (proportion: Proportion): string =>
  proportion.total === 0
    ? ratioText(proportion)
    : `${ratioText(proportion)} [${percent(proportion.lower)}, ${percent(proportion.upper)}] %`;

const signed = (value: number | null | undefined): string =>
  `${value !== null && value !== undefined && value > 0 ? '+' : ''}${formatNumber(value)}`;
