import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { invertMat4 } from '../../kernels/geometry/invertMat4.ts';
import { parseNumbers } from './parseNumbers.ts';
import type { TransformFile } from './types.ts';

export const XFM_FIRST_LINE = 'MNI Transform File';

/**
 * Reads a MINC .xfm file with one linear transform. MINC's world is RAS mm, and its tools write the transform from
 * the source (moving) to the target (fixed).
 * @throws UNSUPPORTED_FORMAT for several or grid transforms, CORRUPT_FILE when it ends early
 */
export function readXfm(text: string, { fileName }: { fileName: string }): TransformFile {
  if (!text.startsWith(XFM_FIRST_LINE)) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} does not begin with "${XFM_FIRST_LINE}".`);
  }
  const content = text.replace(/%.*$/gm, '');
  const types = [...content.matchAll(/Transform_Type\s*=\s*(\w+)\s*;/g)].map(([, type]) => type);
  if (types.length !== 1 || types[0] !== 'Linear') {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds ${types.join(', ') || 'no transform'}, but one Linear transform is needed.`,
    );
  }
  const rows = /Linear_Transform\s*=([^;]*);/.exec(content)?.[1];
  if (rows === undefined) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} is truncated: Linear_Transform has no closing semicolon.`,
    );
  }
  const stored = [...parseNumbers(rows, `Linear_Transform of ${fileName}`, 12), 0, 0, 0, 1];
  const inverted = /Invert_Flag\s*=\s*True\s*;/i.test(content);
  return {
    format: 'XFM',
    matrix: inverted ? invertMat4(stored) : stored,
    space: 'RAS',
    direction: 'MOVING_TO_FIXED',
  };
}
