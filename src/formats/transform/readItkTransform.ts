import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { type ItkTransform, itkLinearMatrix } from './itkLinearMatrix.ts';
import { parseNumbers } from './parseNumbers.ts';
import type { TransformFile } from './types.ts';

export const ITK_FIRST_LINE = '#Insight Transform File V1.0';

/**
 * Reads a text transform of ITK (.tfm, .txt), as ITK, ANTs, 3D Slicer and SimpleITK write it: one linear transform
 * with its centre, or a composite of such. ITK's world is LPS mm, and its resampling maps points of the fixed image
 * to the moving one.
 * @throws UNSUPPORTED_FORMAT for deformable or 2D transforms, CORRUPT_FILE when parameters are missing
 */
export function readItkTransform(text: string, { fileName }: { fileName: string }): TransformFile {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  if (lines[0] !== ITK_FIRST_LINE) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is no ITK text transform.`);
  }
  const starts = lines.flatMap((line, at) => (line.startsWith('Transform:') ? [at] : []));
  const transforms = starts.map((at, n) => readOne(lines.slice(at, starts[n + 1]), fileName));
  return {
    format: 'ITK',
    matrix: itkLinearMatrix(transforms, fileName),
    space: 'LPS',
    direction: 'FIXED_TO_MOVING',
  };
}

function readOne(lines: readonly string[], fileName: string): ItkTransform {
  const type = lines[0].slice('Transform:'.length).trim();
  const fieldOf = (name: string): number[] => {
    const line = lines.find((candidate) => candidate.startsWith(`${name}:`));
    if (line !== undefined) return parseNumbers(line.slice(name.length + 1), `"${name}" of ${fileName}`);
    // A composite has no parameters of its own.
    if (type.startsWith('CompositeTransform_')) return [];
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no line "${name}:".`);
  };
  return { type, parameters: fieldOf('Parameters'), fixedParameters: fieldOf('FixedParameters') };
}
