import type { Mat4 } from './types.ts';

/** Factor by which an affine transform changes volumes; negative when it mirrors. */
export function determinant(m: Mat4): number {
  return (
    m[0] * (m[5] * m[10] - m[6] * m[9]) -
    m[1] * (m[4] * m[10] - m[6] * m[8]) +
    m[2] * (m[4] * m[9] - m[5] * m[8])
  );
}
