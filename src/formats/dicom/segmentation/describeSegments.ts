import { corruptDicom } from '../dataSet/corruptDicom.ts';
import { integerOf } from '../dataSet/integerOf.ts';
import { itemsOf } from '../dataSet/itemsOf.ts';
import type { Keyword } from '../dataSet/tags.ts';
import { textOf } from '../dataSet/textOf.ts';
import type { DicomDataSet } from '../dataSet/types.ts';
import type { Code, SegmentDescription } from './types.ts';

/** The value of background in a label map. */
const BACKGROUND = 0;

/**
 * The segments that a segmentation declares, in file order, without a label map's background.
 * @throws CORRUPT_FILE when there is none, or a number is missing or used twice
 */
export function describeSegments(dataSet: DicomDataSet): SegmentDescription[] {
  const segments = itemsOf(dataSet, 'SegmentSequence').map(describe);
  const numbers = new Set(segments.map(({ number }) => number));
  if (segments.length === 0 || numbers.size !== segments.length) {
    const problem = segments.length === 0 ? 'has no segments' : 'uses a segment number twice';
    throw corruptDicom(dataSet.fileName, 'SegmentSequence', problem);
  }
  return segments.filter(({ number }) => number !== BACKGROUND);
}

function describe(item: DicomDataSet): SegmentDescription {
  const number = integerOf(item, 'SegmentNumber');
  if (number === undefined) throw corruptDicom(item.fileName, 'SegmentNumber', 'is missing');
  return {
    number,
    label: textOf(item, 'SegmentLabel'),
    category: codeOf(item, 'SegmentedPropertyCategoryCodeSequence'),
    type: codeOf(item, 'SegmentedPropertyTypeCodeSequence'),
    algorithmType: textOf(item, 'SegmentAlgorithmType'),
    tool: textOf(item, 'SegmentAlgorithmName'),
  };
}

function codeOf(item: DicomDataSet, sequence: Keyword): Code {
  const [code] = itemsOf(item, sequence);
  const text = (keyword: Keyword): string => (code ? textOf(code, keyword) : '');
  return { value: text('CodeValue'), scheme: text('CodingSchemeDesignator'), meaning: text('CodeMeaning') };
}
