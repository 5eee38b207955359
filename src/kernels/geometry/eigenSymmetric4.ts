/** Eigenvalues in descending order, each with its unit eigenvector. */
export type EigenPairs = ReadonlyArray<{ readonly value: number; readonly vector: readonly number[] }>;

const MAX_SWEEPS = 50;

/**
 * Eigen decomposition of a symmetric 4x4 matrix (16 numbers, row-major) by cyclic Jacobi rotations
 * (Golub and Van Loan, section 8.5).
 */
export function eigenSymmetric4(matrix: readonly number[]): EigenPairs {
  const a = [...matrix];
  const vectors = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a) > 1e-30 * squaredNorm(a); sweep++) {
    for (let p = 0; p < 3; p++) for (let q = p + 1; q < 4; q++) rotate(a, vectors, p, q);
  }
  return [0, 1, 2, 3]
    .map((n) => ({
      value: a[5 * n],
      vector: [vectors[n], vectors[4 + n], vectors[8 + n], vectors[12 + n]],
    }))
    .sort((x, y) => y.value - x.value);
}

function squaredNorm(a: readonly number[]): number {
  return a.reduce((sum, x) => sum + x * x, 0);
}

function offDiagonal(a: readonly number[]): number {
  return squaredNorm(a) - (a[0] ** 2 + a[5] ** 2 + a[10] ** 2 + a[15] ** 2);
}

function rotate(a: number[], vectors: number[], p: number, q: number): void {
  const apq = a[4 * p + q];
  if (apq === 0) return;
  const theta = (a[5 * q] - a[5 * p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let n = 0; n < 4; n++) mix(a, 4 * n + p, 4 * n + q, c, s);
  for (let n = 0; n < 4; n++) mix(a, 4 * p + n, 4 * q + n, c, s);
  for (let n = 0; n < 4; n++) mix(vectors, 4 * n + p, 4 * n + q, c, s);
}

function mix(a: number[], first: number, second: number, c: number, s: number): void {
  const x = a[first];
  const y = a[second];
  a[first] = c * x - s * y;
  a[second] = s * x + c * y;
}
