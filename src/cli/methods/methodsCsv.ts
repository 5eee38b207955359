import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import type { Proportion } from '../../generated/resolverTypes.ts';
import type { MethodRow } from './types.ts';

type Field = readonly [name: string, value: (row: MethodRow) => string | number | null | undefined];

const proportion = (name: string, of: (row: MethodRow) => Proportion): Field[] => [
  [name, (row) => of(row).count],
  [`${name}_of`, (row) => of(row).total],
];

const FIELDS: readonly Field[] = [
  ['method', ({ method }) => method],
  ['volumes', ({ volumeCount }) => volumeCount],
  ['patients', ({ patientCount }) => patientCount],
  ['pending', ({ pendingCount }) => pendingCount],
  ['cancelled', ({ cancelledCount }) => cancelledCount],
  ...proportion('completed', ({ completed }) => completed),
  ...proportion('failed', ({ failed }) => failed),
  ...proportion('excluded', ({ excluded }) => excluded),
  ...proportion('wrong', ({ wrong }) => wrong),
  ...proportion('claims_better', ({ betterByEvidence }) => betterByEvidence),
  ...proportion('silent_failures', ({ silentFailures }) => silentFailures),
  ...proportion('agreement', ({ verdicts }) => verdicts.agreement),
  ['tracked_mtre_median_mm', ({ mtreTrackedMm }) => mtreTrackedMm.median],
  ['mtre_n', ({ mtreRegisteredMm }) => mtreRegisteredMm.count],
  ['mtre_q1_mm', ({ mtreRegisteredMm }) => mtreRegisteredMm.q1],
  ['mtre_median_mm', ({ mtreRegisteredMm }) => mtreRegisteredMm.median],
  ['mtre_q3_mm', ({ mtreRegisteredMm }) => mtreRegisteredMm.q3],
  ['mtre_mean_mm', ({ mtreRegisteredMm }) => mtreRegisteredMm.mean],
  ['mtre_largest_mm', ({ mtreRegisteredMm }) => mtreRegisteredMm.largest],
  ['mtre_is_training_error', ({ mtreIsTrainingError }) => String(mtreIsTrainingError)],
  ['paired', ({ againstTrackedPose }) => againstTrackedPose?.volumeCount],
  ['better', ({ againstTrackedPose }) => againstTrackedPose?.better.count],
  ['worse', ({ againstTrackedPose }) => againstTrackedPose?.worse.count],
  ['change_median_mm', ({ againstTrackedPose }) => againstTrackedPose?.mtreChangeMm.median],
  ['duration_median_ms', ({ durationMs }) => durationMs.median],
];

/** The methods as CSV, one a line with all digits; an empty field is an absent value. */
export const methodsCsv = (rows: readonly MethodRow[]): string =>
  [
    spreadsheetLine(FIELDS.map(([name]) => name)),
    ...rows.map((row) => spreadsheetLine(FIELDS.map(([, value]) => value(row)))),
  ].join('\n');
