import { formatNumber } from '../output/formatNumber.ts';
import { formatTable } from '../output/formatTable.ts';
import { ACCURACY_COLUMNS, outcomeColumns } from './methodColumns.ts';
import { ratioText } from './ratioText.ts';
import { spreadText } from './spreadText.ts';
import type { MethodRow } from './types.ts';

/** Two tables, what became of the registrations and how far off and how slow they are, and what the words mean. */
export function methodTables(rows: readonly MethodRow[]): string {
  if (rows.length === 0) return 'No registrations on this data set.';
  const reasons = rows.flatMap(({ method, exclusionsByReason }) =>
    exclusionsByReason.map(
      ({ reason, excluded }) =>
        `${method}: ${ratioText(excluded)} excluded, ${reason.title} (${reason.code}).`,
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
    formatTable(ACCURACY_COLUMNS, rows),
    'Median [quartiles] of n, with landmarks; all values when n is below 5. Change: mTRE less that of TRACKED_POSE on the',
    'same volumes, below 0 is better. Seconds: median.',
    ...(rows.some(({ mtreIsTrainingError }) => mtreIsTrainingError)
      ? ['* Fitted to the landmarks: its mTRE is a training error.']
      : []),
    '',
    'The cases behind a count: --cases wrong|silent|excluded|failed|all, with --method.',
  ].join('\n');
}

/** The error before registration: one line where it is the same for all methods, else one for each group of them. */
function trackedLines(rows: readonly MethodRow[]): string[] {
  const withLandmarks = rows.filter(({ mtreTrackedMm }) => mtreTrackedMm.count > 0);
  const textOf = ({ mtreTrackedMm }: MethodRow): string =>
    `${spreadText(mtreTrackedMm)}, mean ${formatNumber(mtreTrackedMm.mean)}, largest ${formatNumber(mtreTrackedMm.largest)}, n ${mtreTrackedMm.count}`;
  const texts = [...new Set(withLandmarks.map(textOf))];
  return texts.map((text) => {
    const methods = withLandmarks.filter((row) => textOf(row) === text).map(({ method }) => method);
    return `mTRE in the tracked pose, mm: ${text}${texts.length > 1 ? ` (${methods.join(', ')})` : ''}`;
  });
}
