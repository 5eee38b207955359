import { corruptDicom } from './corruptDicom.ts';
import { type Keyword, tagOf } from './tags.ts';
import { textOf } from './textOf.ts';
import type { DicomDataSet } from './types.ts';

/** Grid offsets of a volume have one number per frame; nothing that is read has more. */
const MAX_TEXT_LENGTH = 65_536;

/** FD where the value representation is not stored (implicit VR). */
const BINARY_KEYWORDS: ReadonlySet<Keyword> = new Set<Keyword>(['EffectiveEchoTime', 'DiffusionBValue']);

/**
 * The decimal numbers of an attribute (DS, IS, FD or FL); none when it is absent or empty.
 * @throws CORRUPT_FILE when a value is no finite number
 */
export function numbersOf(dataSet: DicomDataSet, keyword: Keyword): number[] {
  const element = dataSet.elements[tagOf(keyword)];
  if (!element || element.length === 0) return [];
  const vr = element.vr ?? (BINARY_KEYWORDS.has(keyword) ? 'FD' : 'DS');
  if (vr === 'FD' || vr === 'FL') return binaryNumbers(dataSet, keyword, vr);
  if (element.length > MAX_TEXT_LENGTH) throw corruptDicom(dataSet.fileName, keyword, 'is too long');
  const text = textOf(dataSet, keyword);
  if (text === '') return [];
  return text.split('\\').map((part) => {
    const value = part.trim() === '' ? Number.NaN : Number(part);
    if (Number.isFinite(value)) return value;
    throw corruptDicom(dataSet.fileName, keyword, `is "${part.trim().slice(0, 20)}", which is no number`);
  });
}

function binaryNumbers(dataSet: DicomDataSet, keyword: Keyword, vr: string): number[] {
  const { bytes, littleEndian, fileName } = dataSet;
  const { dataOffset, length } = dataSet.elements[tagOf(keyword)];
  const size = vr === 'FD' ? 8 : 4;
  if (length % size !== 0 || dataOffset + length > bytes.length) {
    throw corruptDicom(fileName, keyword, `has ${length} bytes, which are no ${vr} values`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, length);
  return Array.from({ length: length / size }, (_, n) => {
    const value = size === 8 ? view.getFloat64(8 * n, littleEndian) : view.getFloat32(4 * n, littleEndian);
    if (Number.isFinite(value)) return value;
    throw corruptDicom(fileName, keyword, 'is not finite');
  });
}
