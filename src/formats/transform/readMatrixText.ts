import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { validateMat4 } from '../../kernels/geometry/validateMat4.ts';
import { parseNumbers } from './parseNumbers.ts';
import type { TransformFile } from './types.ts';

/**
 * Reads a 4x4 matrix written row by row as 16 numbers; lines that begin with # or % are comments. The file says
 * neither which world it is in nor which way it points.
 * @throws UNSUPPORTED_FORMAT when it is no list of numbers, CORRUPT_FILE when it has not 16 of them, INVALID_INPUT
 * when the last row is not 0 0 0 1
 */
export function readMatrixText(text: string, { fileName }: { fileName: string }): TransformFile {
  const content = text.replace(/^\s*[#%].*$/gm, '');
  if (/[^\s\d.,eE+-]/.test(content) || content.trim() === '') {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is no transform that can be read: give 16 numbers, an ITK text transform or a linear MINC .xfm.`,
    );
  }
  const matrix = parseNumbers(content, fileName, 16);
  validateMat4(matrix, `The matrix of ${fileName}`);
  return { format: 'TEXT', matrix, space: null, direction: null };
}
