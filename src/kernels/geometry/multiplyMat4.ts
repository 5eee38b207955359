import type { Mat4 } from './types.ts';

/** The matrix product a b: the transform that applies `b` first and `a` second. */
export function multiplyMat4(a: Mat4, b: Mat4): Mat4 {
  const product = new Array<number>(16);
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      let sum = 0;
      for (let n = 0; n < 4; n++) sum += a[4 * row + n] * b[4 * n + column];
      product[4 * row + column] = sum;
    }
  }
  return product;
}
