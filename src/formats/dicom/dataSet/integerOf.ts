import { corruptDicom } from './corruptDicom.ts';
import { type Keyword, tagOf } from './tags.ts';
import { textOf } from './textOf.ts';
import type { DicomDataSet } from './types.ts';

const BINARY_BYTES: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4 };
const TEXT_VRS: ReadonlySet<string> = new Set(['IS', 'DS']);

/** Attributes that are text also where the value representation is not stored (implicit VR). */
const TEXT_KEYWORDS: ReadonlySet<Keyword> = new Set<Keyword>([
  'NumberOfFrames',
  'SeriesNumber',
  'AcquisitionNumber',
  'InstanceNumber',
  'EchoNumbers',
  'TemporalPositionIdentifier',
]);

/**
 * The whole number, not below 0, that an attribute holds as US, UL or IS; undefined when it is absent or empty.
 * @throws CORRUPT_FILE when it holds something else
 */
export function integerOf(dataSet: DicomDataSet, keyword: Keyword): number | undefined {
  const element = dataSet.elements[tagOf(keyword)];
  if (!element || element.length === 0) return undefined;
  const isText = element.vr === undefined ? TEXT_KEYWORDS.has(keyword) : TEXT_VRS.has(element.vr);
  return isText ? textInteger(dataSet, keyword) : binaryInteger(dataSet, keyword);
}

function textInteger(dataSet: DicomDataSet, keyword: Keyword): number | undefined {
  const [first] = textOf(dataSet, keyword).split('\\');
  if (first.trim() === '') return undefined;
  if (/^\s*\+?\d{1,12}(\.0*)?\s*$/.test(first)) return Number(first);
  throw corruptDicom(dataSet.fileName, keyword, `is "${first.slice(0, 20)}", which is no whole number`);
}

function binaryInteger({ elements, bytes, littleEndian, fileName }: DicomDataSet, keyword: Keyword): number {
  const { vr, dataOffset, length } = elements[tagOf(keyword)];
  const size = vr === undefined || vr === 'UN' ? length : BINARY_BYTES[vr];
  if (size === undefined || (size !== 2 && size !== 4) || length % size !== 0) {
    throw corruptDicom(fileName, keyword, `has VR ${vr} and ${length} bytes, which are no whole number`);
  }
  if (dataOffset + size > bytes.length) {
    throw corruptDicom(fileName, keyword, 'reaches beyond the end of the file');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, size);
  return size === 2 ? view.getUint16(0, littleEndian) : view.getUint32(0, littleEndian);
}
