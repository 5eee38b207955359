import { corruptDicom } from './corruptDicom.ts';
import { type Keyword, tagOf } from './tags.ts';
import type { DicomDataSet } from './types.ts';

/** Long enough for every name, UID and description that is read; longer text is damage or an attack. */
const MAX_TEXT = 65_536;

/**
 * The text of an attribute without its padding; empty when the attribute is absent or empty. Several values are
 * separated by backslashes.
 * @throws CORRUPT_FILE when the value reaches beyond the file
 */
export function textOf(dataSet: DicomDataSet, keyword: Keyword): string {
  const element = dataSet.elements[tagOf(keyword)];
  if (!element || element.length === 0) return '';
  const { dataOffset, length } = element;
  if (length > MAX_TEXT) throw corruptDicom(dataSet.fileName, keyword, `has ${length} bytes of text`);
  if (dataOffset + length > dataSet.bytes.length) {
    throw corruptDicom(dataSet.fileName, keyword, 'reaches beyond the end of the file');
  }
  return decode(dataSet, dataOffset, length)
    .replace(/[\0 ]+$/, '')
    .trimStart();
}

function decode({ bytes, elements }: DicomDataSet, from: number, length: number): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
  const set = elements[tagOf('SpecificCharacterSet')];
  const utf8 = set && latin1(bytes, set.dataOffset, Math.min(set.length, 64)).includes('ISO_IR 192');
  return buffer.toString(utf8 ? 'utf8' : 'latin1');
}

const latin1 = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
