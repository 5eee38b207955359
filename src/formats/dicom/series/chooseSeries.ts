import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { DicomSeries } from '../types.ts';

/** How a caller names one of several series: its UID or its place in the list. */
export interface SeriesChoice {
  readonly seriesUid?: string;
  readonly ordinal?: number;
}

/** How many series a message lists. */
const LISTED = 20;

/**
 * The series to read: the only one, or the chosen one.
 * @throws UNSUPPORTED_FORMAT when there is none, INVALID_INPUT with a list when the choice is missing or fits none
 */
export function chooseSeries(
  series: readonly DicomSeries[],
  { seriesUid, ordinal }: SeriesChoice,
): DicomSeries {
  if (series.length === 0) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      'None of the DICOM files holds an image: reports, plans and segmentations are no volumes.',
    );
  }
  const fitting = series.filter(
    (one) =>
      (seriesUid === undefined || one.seriesUid === seriesUid) &&
      (ordinal === undefined || one.ordinal === ordinal),
  );
  if (fitting.length === 1) return fitting[0];
  const problem =
    fitting.length > 1
      ? `The files hold ${fitting.length} series or parts of series`
      : 'None of the series in the files is the chosen one';
  const shown = (fitting.length > 1 ? fitting : series).slice(0, LISTED).map(line);
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${problem}; choose one by its number in this list:\n${shown.join('\n')}`,
    { series: series.length },
  );
}

function line({
  ordinal,
  seriesNumber,
  description,
  modality,
  columns,
  rows,
  slices,
  part,
}: DicomSeries): string {
  const number = seriesNumber === undefined ? '' : ` ${seriesNumber}`;
  const split = part ? `, ${part}` : '';
  return `  ${ordinal}: series${number} "${description}" (${modality}), ${columns} x ${rows} x ${slices.length}${split}`;
}
