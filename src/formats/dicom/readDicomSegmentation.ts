import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import { countVoxels } from '../../kernels/masks/countVoxels.ts';
import { corruptDicom } from './dataSet/corruptDicom.ts';
import { integerOf } from './dataSet/integerOf.ts';
import { itemsOf } from './dataSet/itemsOf.ts';
import { numbersOf } from './dataSet/numbersOf.ts';
import { parseDataSet } from './dataSet/parseDataSet.ts';
import { textOf } from './dataSet/textOf.ts';
import type { DicomDataSet } from './dataSet/types.ts';
import { SEGMENTATION_SOP_CLASSES } from './groupDicomSeries.ts';
import { createCodecs } from './pixels/createCodecs.ts';
import { openFrames } from './pixels/openFrames.ts';
import { describeDataSet } from './readDicomHeader.ts';
import { countOutside } from './segmentation/countOutside.ts';
import { describeSegments } from './segmentation/describeSegments.ts';
import { gridOffsetVoxels } from './segmentation/gridOffsetVoxels.ts';
import { resampleSegment } from './segmentation/resampleSegment.ts';
import { segmentationGrid } from './segmentation/segmentationGrid.ts';
import { type InsideRule, segmentPlanes } from './segmentation/segmentPlanes.ts';
import type { DicomSegmentation } from './segmentation/types.ts';
import type { DicomHeader } from './types.ts';

type SegmentationType = DicomSegmentation['segmentationType'];

/**
 * Reads a DICOM segmentation (binary, fractional or label map) and carries each segment onto the reference grid by
 * world position. Fractional values count as inside from half of the largest on.
 * @param reference grid of the volume that the labels are for; both must share patient space
 * @throws UNSUPPORTED_FORMAT when the file is no segmentation, UNSUPPORTED_GEOMETRY, CORRUPT_FILE
 */
export async function readDicomSegmentation(
  bytes: Uint8Array,
  fileName: string,
  reference: Geometry,
): Promise<DicomSegmentation> {
  const dataSet = parseDataSet(bytes, fileName);
  const header = describeDataSet(dataSet);
  const segmentationType = requireSegmentation(dataSet, header);
  const segments = describeSegments(dataSet);
  const { geometry, planes } = segmentationGrid(
    header,
    planeSpacingMm(dataSet),
    Math.min(...reference.spacingMm),
  );
  const frameOf = await openFrames(header, bytes, createCodecs());
  const labelled = segmentPlanes(header, segments, planes, frameOf, {
    labelMap: segmentationType === 'LABELMAP',
    inside: insideRule(dataSet, segmentationType),
  });
  return {
    header,
    segmentationType,
    referencedSeriesUids: itemsOf(dataSet, 'ReferencedSeriesSequence')
      .map((item) => textOf(item, 'SeriesInstanceUID'))
      .filter(Boolean),
    segments: segments.map((segment) => {
      const ofSegment = labelled.get(segment.number)!;
      const mask = resampleSegment(ofSegment, geometry, reference);
      return {
        ...segment,
        mask,
        voxelCount: countVoxels(mask),
        voxelsOutside: countOutside(ofSegment, geometry, reference),
      };
    }),
    gridOffsetVoxels: gridOffsetVoxels(geometry, reference),
  };
}

function requireSegmentation(dataSet: DicomDataSet, header: DicomHeader): SegmentationType {
  const { fileName, pixels } = header;
  if (!SEGMENTATION_SOP_CLASSES.has(header.sopClassUid) || !pixels) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is no DICOM segmentation (SEG).`);
  }
  if (pixels.samplesPerPixel !== 1 || pixels.bitsAllocated === 32) {
    throw corruptDicom(fileName, 'BitsAllocated', `is ${pixels.bitsAllocated}, which no segmentation has`);
  }
  const type = textOf(dataSet, 'SegmentationType');
  if (type === 'BINARY' || type === 'FRACTIONAL' || type === 'LABELMAP') return type;
  throw corruptDicom(fileName, 'SegmentationType', `is "${type}" and not BINARY, FRACTIONAL or LABELMAP`);
}

function insideRule(dataSet: DicomDataSet, type: SegmentationType): InsideRule {
  if (type === 'LABELMAP') return (stored, segmentNumber) => stored === segmentNumber;
  if (type === 'BINARY') return (stored) => stored !== 0;
  const largest = integerOf(dataSet, 'MaximumFractionalValue') ?? 255;
  if (largest === 0) throw corruptDicom(dataSet.fileName, 'MaximumFractionalValue', 'is 0');
  return (stored) => 2 * stored >= largest;
}

function planeSpacingMm(dataSet: DicomDataSet): number | undefined {
  const groups = itemsOf(dataSet, 'SharedFunctionalGroupsSequence');
  const perFrame = itemsOf(dataSet, 'PerFrameFunctionalGroupsSequence').slice(0, 1);
  const [measures] = [...groups, ...perFrame].flatMap((item) => itemsOf(item, 'PixelMeasuresSequence'));
  if (!measures) return undefined;
  const [between] = numbersOf(measures, 'SpacingBetweenSlices');
  return between !== undefined && between > 0 ? between : undefined;
}
