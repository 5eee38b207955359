import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { invertMat4 } from '../../kernels/geometry/invertMat4.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { validateAffine } from '../../kernels/geometry/validateAffine.ts';
import type { TransformDirection, TransformFile, WorldSpace } from './types.ts';

/** What the importer says about a file; null leaves it to the format. */
export interface StatedConvention {
  readonly direction: TransformDirection | null;
  readonly space: WorldSpace | null;
}

/**
 * The linear transform of a file as `movingToFixedLps`. A stated direction goes before that of the format, because who
 * ran the tool chose which image was fixed; a stated space must agree with it.
 * @throws INVALID_INPUT when it mirrors or scales beyond reason, when the format leaves something open that was not stated, or when the
 * statement contradicts the format
 */
export function toMovingToFixedLps(
  file: TransformFile,
  stated: StatedConvention,
): { readonly movingToFixedLps: Mat4; readonly direction: TransformDirection; readonly space: WorldSpace } {
  const space = spaceOf(file, stated);
  const direction = stated.direction ?? file.direction;
  if (direction === null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A matrix alone does not say which way it points: give direction.',
    );
  }
  validateAffine(file.matrix, 'The transform');
  const lps = space === 'LPS' ? file.matrix : file.matrix.map(swapSign);
  return { movingToFixedLps: direction === 'MOVING_TO_FIXED' ? lps : invertMat4(lps), direction, space };
}

function spaceOf(file: TransformFile, stated: StatedConvention): WorldSpace {
  const space = stated.space ?? file.space;
  if (space === null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A matrix alone does not say which world it is in: give space.',
    );
  }
  if (file.space !== null && space !== file.space) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The file's format is always ${file.space}, but ${space} was given: leave space out.`,
    );
  }
  return space;
}

/** Flipping x and y on both sides changes the sign of the entries between {x, y} and {z, 1}. */
function swapSign(value: number, at: number): number {
  const row = Math.floor(at / 4);
  const column = at % 4;
  return row < 2 === column < 2 ? value : 0 - value;
}
