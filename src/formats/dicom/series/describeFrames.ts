import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Vec3 } from '../../../kernels/geometry/types.ts';
import { corruptDicom } from '../dataSet/corruptDicom.ts';
import { integerOf } from '../dataSet/integerOf.ts';
import { itemsOf } from '../dataSet/itemsOf.ts';
import { numbersOf } from '../dataSet/numbersOf.ts';
import type { Keyword } from '../dataSet/tags.ts';
import { textOf } from '../dataSet/textOf.ts';
import type { DicomDataSet } from '../dataSet/types.ts';
import type { DicomFrame, Rescale } from '../types.ts';
import { impliedPositions } from './impliedPositions.ts';

/** Finds the item of a functional group of one frame: its own before the one that all frames share. */
type Groups = (keyword: Keyword) => DicomDataSet | undefined;

/**
 * Where each frame lies, how its values are scaled and what tells it from others, from functional groups (enhanced
 * objects), or from the file's own attributes (one frame, or many at implied positions).
 * @throws CORRUPT_FILE when an attribute is no vector of its length or the groups do not match the frames,
 * UNSUPPORTED_FORMAT when values are mapped by a table
 */
export function describeFrames(dataSet: DicomDataSet, frameCount: number): DicomFrame[] {
  const shared = itemsOf(dataSet, 'SharedFunctionalGroupsSequence')[0];
  const own = itemsOf(dataSet, 'PerFrameFunctionalGroupsSequence');
  if (own.length > 0 && own.length !== frameCount) {
    throw corruptDicom(
      dataSet.fileName,
      'PerFrameFunctionalGroupsSequence',
      `describes ${own.length} frames, but the file has ${frameCount}`,
    );
  }
  const positions = impliedPositions(dataSet, frameCount);
  return Array.from({ length: frameCount }, (_, index) => {
    const groups: Groups = (keyword) =>
      (own[index] && itemsOf(own[index], keyword)[0]) ?? (shared && itemsOf(shared, keyword)[0]);
    const frame = describeFrame(dataSet, groups, index);
    return frame.positionLps ? frame : { ...frame, positionLps: positions[index] };
  });
}

function describeFrame(file: DicomDataSet, groups: Groups, index: number): DicomFrame {
  const inGroup = (group: Keyword, keyword: Keyword, count: number): number[] | undefined => {
    const item = groups(group);
    return (item && vector(item, keyword, count)) ?? vector(file, keyword, count);
  };
  const position = groups('PlanePositionSequence');
  return {
    index,
    positionLps: position && (vector(position, 'ImagePositionPatient', 3) as Vec3 | undefined),
    orientation: inGroup('PlaneOrientationSequence', 'ImageOrientationPatient', 6),
    pixelSpacingMm: inGroup('PixelMeasuresSequence', 'PixelSpacing', 2),
    rescale: rescaleOf(groups('PixelValueTransformationSequence') ?? file),
    traits: {
      stack: text(groups('FrameContentSequence'), 'StackID'),
      echo: numbers(groups('MREchoSequence'), 'EffectiveEchoTime') || echoOf(file),
      imageType: text(groups('MRImageFrameTypeSequence'), 'FrameType') || textOf(file, 'ImageType'),
      diffusion: numbers(groups('MRDiffusionSequence') ?? file, 'DiffusionBValue'),
      temporal:
        numberText(groups('FrameContentSequence'), 'TemporalPositionIndex') ||
        textOf(file, 'TemporalPositionIdentifier'),
      trigger: textOf(file, 'TriggerTime'),
      acquisition: textOf(file, 'AcquisitionNumber'),
    },
    segmentNumber: segmentOf(groups),
  };
}

function rescaleOf(dataSet: DicomDataSet): Rescale {
  if (itemsOf(dataSet, 'ModalityLUTSequence').length > 0) {
    const problem = `${dataSet.fileName} maps its values by a table (Modality LUT Sequence). Export it with rescaled values.`;
    throw new SonoledgerError('UNSUPPORTED_FORMAT', problem);
  }
  const [slope = 1] = numbersOf(dataSet, 'RescaleSlope');
  const [intercept = 0] = numbersOf(dataSet, 'RescaleIntercept');
  if (slope === 0) throw corruptDicom(dataSet.fileName, 'RescaleSlope', 'is 0');
  return { slope, intercept };
}

function segmentOf(groups: Groups): number | undefined {
  const item = groups('SegmentIdentificationSequence');
  return item && integerOf(item, 'ReferencedSegmentNumber');
}

const echoOf = (file: DicomDataSet): string => textOf(file, 'EchoNumbers') || textOf(file, 'EchoTime');

const text = (item: DicomDataSet | undefined, keyword: Keyword): string =>
  item ? textOf(item, keyword) : '';

const numbers = (item: DicomDataSet | undefined, keyword: Keyword): string =>
  item ? numbersOf(item, keyword).join('\\') : '';

const numberText = (item: DicomDataSet | undefined, keyword: Keyword): string =>
  item ? String(integerOf(item, keyword) ?? '') : '';

function vector(dataSet: DicomDataSet, keyword: Keyword, count: number): number[] | undefined {
  const values = numbersOf(dataSet, keyword);
  if (values.length === 0) return undefined;
  if (values.length === count) return values;
  throw corruptDicom(dataSet.fileName, keyword, `has ${values.length} values instead of ${count}`);
}
