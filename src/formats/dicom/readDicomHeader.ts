import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { corruptDicom } from './dataSet/corruptDicom.ts';
import { integerOf } from './dataSet/integerOf.ts';
import { parseDataSet } from './dataSet/parseDataSet.ts';
import { textOf } from './dataSet/textOf.ts';
import type { DicomDataSet } from './dataSet/types.ts';
import { identityFacts } from './identity/identityFacts.ts';
import { describePixels } from './pixels/describePixels.ts';
import { describeFrames } from './series/describeFrames.ts';
import type { DicomHeader, DicomPixels } from './types.ts';

/** More frames than any volume has slices; a lying count would make millions of records. */
const MAX_FRAMES = 100_000;

/**
 * Reads what a DICOM file says in front of its pixels, without decoding them. The beginning of the file is enough, if
 * it reaches into the pixels.
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE with file and tag, PAYLOAD_TOO_LARGE
 */
export function readDicomHeader(bytes: Uint8Array, fileName: string): DicomHeader {
  return describeDataSet(parseDataSet(bytes, fileName));
}

/** The header of a data set that is parsed already. */
export function describeDataSet(dataSet: DicomDataSet): DicomHeader {
  const pixels = describePixels(dataSet);
  return {
    fileName: dataSet.fileName,
    transferSyntaxUid: dataSet.transferSyntaxUid,
    sopClassUid: textOf(dataSet, 'SOPClassUID'),
    sopInstanceUid: textOf(dataSet, 'SOPInstanceUID'),
    modality: textOf(dataSet, 'Modality'),
    studyUid: textOf(dataSet, 'StudyInstanceUID'),
    seriesUid: textOf(dataSet, 'SeriesInstanceUID'),
    frameOfReferenceUid: textOf(dataSet, 'FrameOfReferenceUID'),
    seriesNumber: integerOf(dataSet, 'SeriesNumber'),
    seriesDescription: textOf(dataSet, 'SeriesDescription'),
    pixels,
    frames: pixels ? describeFrames(dataSet, frameCount(dataSet, pixels)) : [],
    identity: identityFacts(dataSet),
  };
}

function frameCount(dataSet: DicomDataSet, pixels: DicomPixels): number {
  const count = integerOf(dataSet, 'NumberOfFrames') ?? 1;
  if (count === 0) throw corruptDicom(dataSet.fileName, 'NumberOfFrames', 'is 0');
  if (count > MAX_FRAMES) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${dataSet.fileName} announces ${count} frames, more than the ${MAX_FRAMES} that are read.`,
    );
  }
  requireRoomFor(dataSet, pixels, count);
  return count;
}

/** Native pixels state their length, so that a lying size shows before anything is allocated. */
function requireRoomFor(
  { fileName, transferSyntaxUid }: DicomDataSet,
  pixels: DicomPixels,
  count: number,
): void {
  if (pixels.length === undefined || /^1\.2\.840\.10008\.1\.2\.(4|5)/.test(transferSyntaxUid)) return;
  const { rows, columns, samplesPerPixel, bitsAllocated, photometric, length } = pixels;
  const perPixel = photometric === 'YBR_FULL_422' ? 2 : samplesPerPixel;
  const needed = Math.ceil((count * rows * columns * perPixel * bitsAllocated) / 8);
  if (needed <= length) return;
  throw corruptDicom(
    fileName,
    'PixelData',
    `has ${length} bytes, but ${count} frames of ${columns} x ${rows} pixels need ${needed}`,
  );
}
