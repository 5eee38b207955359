import { ITK_FIRST_LINE, readItkTransform } from './readItkTransform.ts';
import { readMatrixText } from './readMatrixText.ts';
import { readXfm, XFM_FIRST_LINE } from './readXfm.ts';
import type { TransformFile } from './types.ts';

/**
 * Reads a linear transform from a text file by its content: ITK, MINC .xfm, or 16 numbers.
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, INVALID_INPUT
 */
export function readTransform(text: string, source: { fileName: string }): TransformFile {
  const content = text.replace(/^\uFEFF/, '');
  if (content.startsWith(ITK_FIRST_LINE)) return readItkTransform(content, source);
  if (content.startsWith(XFM_FIRST_LINE)) return readXfm(content, source);
  return readMatrixText(content, source);
}
