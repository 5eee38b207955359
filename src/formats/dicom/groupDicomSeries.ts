import { groupBy } from './series/groupBy.ts';
import { nearlyEqual } from './series/nearlyEqual.ts';
import { splitRepeated } from './series/splitRepeated.ts';
import type { DicomHeader, DicomSeries, DicomSlice } from './types.ts';

/** Segmentation Storage and Label Map Segmentation Storage: labels, not images. */
export const SEGMENTATION_SOP_CLASSES: ReadonlySet<string> = new Set([
  '1.2.840.10008.5.1.4.1.1.66.4',
  '1.2.840.10008.5.1.4.1.1.66.7',
]);

/**
 * The series of images among files, each split into what can be one volume: slices of one size, spacing,
 * orientation and frame of reference, and where positions repeat, of one echo, image type, diffusion weighting,
 * time point or acquisition. Files without pixels and segmentations are left out. The order is by series number,
 * then UID, whatever the order of the files.
 */
export function groupDicomSeries(headers: readonly DicomHeader[]): DicomSeries[] {
  const bySeries = groupBy(headers.filter(isImage), (header) => header.seriesUid);
  const parts = [...bySeries.values()].flatMap((files) => {
    const grids = splitByGrid(files);
    return grids.flatMap((slices, n) =>
      splitRepeated(slices).map(({ part, slices: repeated }) => ({
        slices: repeated,
        part: [grids.length > 1 ? `grid ${n + 1} of ${grids.length}` : '', part].filter(Boolean).join(', '),
      })),
    );
  });
  return parts
    .map(({ slices, part }) => describe(slices, part))
    .sort(bySeriesNumber)
    .map((series, n) => ({ ...series, ordinal: n + 1 }));
}

const isImage = ({ pixels, sopClassUid }: DicomHeader): boolean =>
  pixels !== undefined && !SEGMENTATION_SOP_CLASSES.has(sopClassUid);

/** In file order of the first slice of each, so that the parts of a series keep their numbers. */
function splitByGrid(files: readonly DicomHeader[]): DicomSlice[][] {
  const groups: DicomSlice[][] = [];
  for (const header of files) {
    for (const frame of header.frames) {
      const slice = { header, frame };
      const group = groups.find(([first]) => sameGrid(first, slice));
      if (group) group.push(slice);
      else groups.push([slice]);
    }
  }
  return groups.sort((a, b) => b.length - a.length);
}

function sameGrid(a: DicomSlice, b: DicomSlice): boolean {
  const [p, q] = [a.header.pixels!, b.header.pixels!];
  return (
    p.rows === q.rows &&
    p.columns === q.columns &&
    p.photometric === q.photometric &&
    a.header.frameOfReferenceUid === b.header.frameOfReferenceUid &&
    nearlyEqual(a.frame.orientation, b.frame.orientation) &&
    nearlyEqual(a.frame.pixelSpacingMm, b.frame.pixelSpacingMm)
  );
}

function describe(slices: readonly DicomSlice[], part: string): Omit<DicomSeries, 'ordinal'> {
  const { header } = slices[0];
  return {
    seriesUid: header.seriesUid,
    studyUid: header.studyUid,
    frameOfReferenceUid: header.frameOfReferenceUid,
    seriesNumber: header.seriesNumber,
    description: header.seriesDescription,
    modality: header.modality,
    rows: header.pixels!.rows,
    columns: header.pixels!.columns,
    part,
    slices,
  };
}

function bySeriesNumber(a: Omit<DicomSeries, 'ordinal'>, b: Omit<DicomSeries, 'ordinal'>): number {
  const number = (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity);
  // Two absent numbers give NaN, which is no order.
  if (number !== 0 && !Number.isNaN(number)) return number;
  return a.seriesUid < b.seriesUid ? -1 : a.seriesUid > b.seriesUid ? 1 : 0;
}
