/**
 * Inverse of a small square matrix (row-major) by Gauss-Jordan elimination with partial pivoting.
 * @returns undefined when the matrix is singular to working precision
 */
export function invertMatrix(matrix: Float64Array, n: number): Float64Array | undefined {
  const a = Float64Array.from(matrix);
  const inverse = new Float64Array(n * n);
  for (let d = 0; d < n; d++) inverse[d * n + d] = 1;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(a[row * n + column]) > Math.abs(a[pivot * n + column])) pivot = row;
    }
    if (!(Math.abs(a[pivot * n + column]) > 1e-13)) return undefined;
    if (pivot !== column) {
      swapRows(a, n, pivot, column);
      swapRows(inverse, n, pivot, column);
    }
    const scale = 1 / a[column * n + column];
    for (let c = 0; c < n; c++) {
      a[column * n + c] *= scale;
      inverse[column * n + c] *= scale;
    }
    for (let row = 0; row < n; row++) {
      const factor = a[row * n + column];
      if (row === column || factor === 0) continue;
      for (let c = 0; c < n; c++) {
        a[row * n + c] -= factor * a[column * n + c];
        inverse[row * n + c] -= factor * inverse[column * n + c];
      }
    }
  }
  return inverse;
}

function swapRows(a: Float64Array, n: number, first: number, second: number): void {
  for (let c = 0; c < n; c++) {
    const kept = a[first * n + c];
    a[first * n + c] = a[second * n + c];
    a[second * n + c] = kept;
  }
}
